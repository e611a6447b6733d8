using CyberGov.History;
using CyberGov.Identity;
using CyberGov.Web.FrontEnd;
using CyberGov.Workbooks;
using Microsoft.AspNetCore.Mvc;

namespace CyberGov.Web.Pages.History;

/// <summary>The list as comma-separated values, sent while it is read. Text that a spreadsheet could run has an apostrophe in front.</summary>
internal sealed class HistoryCsv(HistoryRegisterQuery register, HistoryFilter filter, Viewer viewer, string fileName) : IActionResult
{
    private static readonly Register<HistoryRow> Shape = new Register<HistoryRow>("History", "tblHistory", "Who changed what and when.")
        .WholeNumber("Number", 10, r => r.Sequence)
        .Instant("When (UTC)", r => r.OccurredAt)
        .Text("Who", 24, r => r.PersonName ?? "The program")
        .Text("What was done", 16, r => HistoryWords.Of(r.Action))
        .Text("Kind of record", 20, r => HistoryWords.Kind(r.Subject))
        .Text("Record", 40, r => r.Record?.Words)
        .Text("Record id", 38, r => r.SubjectId.ToString())
        .Text("Changes", 80, r => string.Join("; ", r.Fields.Select(f => HistoryWords.Of(r.Subject, f))))
        .Text("Hash", 66, r => r.Hash);

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        var cancelled = context.HttpContext.RequestAborted;
        await RegisterCsv.WriteAsync(Shape, register.AllAsync(filter, viewer, cancelled), response.Body, cancelled);
    }
}
