using CyberGov.Calendar;
using CyberGov.InformationRegisters;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.InformationRegisters;

/// <summary>The record of processing activities as a file.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class ExportModel(ProcessingExport export, TimeProvider time) : PageModel
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public async Task<IActionResult> OnGetAsync(string format, CancellationToken cancellationToken)
    {
        if (!User.Viewer.SeesInformationRegisters)
        {
            return NotFound();
        }

        var isWorkbook = format == "xlsx";
        var file = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await (isWorkbook
                ? export.WriteWorkbookAsync(file, User.Viewer, cancellationToken)
                : export.WriteCsvAsync(file, User.Viewer, cancellationToken));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        file.Position = 0;
        return File(file, isWorkbook ? Workbook : "text/csv; charset=utf-8", $"record-of-processing-{time.TodayInUk():yyyy-MM-dd}.{format}");
    }
}
