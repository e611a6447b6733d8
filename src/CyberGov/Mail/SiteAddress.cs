namespace CyberGov.Mail;

/// <summary>The address people use to reach the program: links in mails start with it, whatever host a request names.</summary>
public sealed class SiteAddress(Uri root)
{
    private readonly Uri _root = new(root.AbsoluteUri.TrimEnd('/') + "/");

    /// <param name="path">From the root of the site, such as <c>/reviews</c>.</param>
    public Uri Page(string path) => new(_root, path.TrimStart('/'));
}
