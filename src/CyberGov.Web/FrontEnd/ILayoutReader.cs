namespace CyberGov.Web.FrontEnd;

/// <summary>Reads what the frame says about the council and the person, once for each page.</summary>
public interface ILayoutReader
{
    Task<LayoutModel> ReadAsync(HttpContext context, CancellationToken cancellationToken);
}
