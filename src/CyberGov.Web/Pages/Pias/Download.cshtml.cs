using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Pias.Publication;
using CyberGov.Pias.Register;
using CyberGov.Web.Security;
using CyberGov.Workbooks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Web.Pages.Pias;

/// <summary>The register as a file: all rows of what the page shows, with the same filters and in the same order.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class DownloadModel(PiaRegisterQuery register, CyberGovDbContext db, TimeProvider time) : PageModel
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public async Task<IActionResult> OnGetAsync(PiaRegisterFilter filter, string? format, CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        var rows = register.AllAsync(filter.ToRequest(), User.Viewer, today);
        switch (format)
        {
            case "csv":
                Send("text/csv; charset=utf-8", $"pias-{today:yyyy-MM-dd}.csv");
                await RegisterCsv.WriteAsync(PiaRegisterFile.Shape(today), rows, Response.Body, cancellationToken);
                return new EmptyResult();
            case "xlsx":
                var details = await DetailsAsync(today, cancellationToken);
                Send(Workbook, $"pias-{today:yyyy-MM-dd}.xlsx");
                await PiaRegisterFile.WriteWorkbookAsync(Response.Body, rows, details, today, cancellationToken);
                return new EmptyResult();
            default:
                return NotFound();
        }
    }

    private void Send(string contentType, string fileName)
    {
        Response.ContentType = contentType;
        Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
    }

    private async Task<WorkbookDetails> DetailsAsync(DateOnly today, CancellationToken cancellationToken) => new()
    {
        Title = $"Privacy impact assessments on {today.InWords()}",
        Organisation = await db.Organisations.Select(o => o.Name).SingleOrDefaultAsync(cancellationToken) ?? "",
        Marking = PiaPapersQuery.Marking,
        CreatedAt = time.GetUtcNow(),
        Subject = "Register of privacy impact assessments",
    };
}
