using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Pias.Publication;
using CyberGov.Pias.Register;
using CyberGov.Web.Security;
using CyberGov.Web.Settings;
using CyberGov.Workbooks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Web.Pages.Pias;

/// <summary>The register as a file: all rows of what the page shows, with the same filters and in the same order.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class DownloadModel(PiaRegisterQuery register, CyberGovDbContext db, Folders folders, TimeProvider time) : PageModel
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public async Task<IActionResult> OnGetAsync(PiaRegisterFilter filter, string? format, CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        var rows = register.AllAsync(filter.ToRequest(), User.Viewer, today, cancellationToken);
        switch (format)
        {
            case "csv":
                Response.ContentType = "text/csv; charset=utf-8";
                Response.Headers.ContentDisposition = $"attachment; filename=\"{FileName(today, format)}\"";
                await RegisterCsv.WriteAsync(PiaRegisterFile.Shape(today), rows, Response.Body, cancellationToken);
                return new EmptyResult();
            case "xlsx":
                return File(await WorkbookAsync(rows, today, cancellationToken), Workbook, FileName(today, format));
            default:
                return NotFound();
        }
    }

    private static string FileName(DateOnly today, string format) => $"pias-{today:yyyy-MM-dd}.{format}";

    /// <summary>
    /// In a file that vanishes when it is sent: a ZIP cannot be closed over a connection without blocking it. What an ended process
    /// left is swept away with the spooled uploads, by its name.
    /// </summary>
    private async Task<FileStream> WorkbookAsync(IAsyncEnumerable<PiaRegisterRow> rows, DateOnly today, CancellationToken cancellationToken)
    {
        var file = new FileStream(Path.Combine(folders.Temporary, $"ASPNETCORE_pias.{Guid.CreateVersion7():N}.part"), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 64 * 1024,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        try
        {
            await PiaRegisterFile.WriteWorkbookAsync(file, rows, await DetailsAsync(today, cancellationToken), today, cancellationToken);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
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
