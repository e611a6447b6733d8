using CyberGov.Reminders;
using CyberGov.Workbooks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace CyberGov.Web.Pages.Reminders;

/// <summary>The ledger as a file, sent while it is read: comma-separated values, or a workbook where it says what it is of.</summary>
internal sealed class LedgerFile(
    IAsyncEnumerable<ReminderRow> rows, IReadOnlyDictionary<string, string> kinds, string fileName, WorkbookDetails? workbook) : IActionResult
{
    public const string Title = "Reminders";

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = workbook is null
            ? "text/csv; charset=utf-8"
            : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        var cancelled = context.HttpContext.RequestAborted;
        if (workbook is null)
        {
            await RegisterCsv.WriteAsync(Shape(), rows, response.Body, cancelled);
            return;
        }

        // A ZIP is closed in one go, which a response does not allow; what does not fit in memory waits on disk.
        await using var whole = new FileBufferingWriteStream();
        await using (var writer = new WorkbookWriter(whole, workbook))
        {
            await writer.AddRegisterAsync(Shape(), rows, csvTwin: null, cancelled);
            await writer.FinishAsync(layOut: null, cancelled);
        }

        await whole.DrainBufferAsync(response.Body, cancelled);
    }

    private Register<ReminderRow> Shape() => new Register<ReminderRow>(Title, "tblReminders", "What was owed, to whom, at which step, and what became of it.")
        .Text("About", 16, r => r.Code)
        .Text("Kind", 24, r => kinds.GetValueOrDefault(r.Kind, r.Kind))
        .Text("Told", 24, r => r.PersonName)
        .Text("As", 20, r => ReminderWords.Of(r.Rung))
        .Date("Due", r => r.DueOn)
        .Text("Step", 18, r => ReminderWords.Step(r.Step))
        .Date("Owed on", r => r.StepOn)
        .Text("State", 14, r => ReminderWords.Of(r.State).Words)
        .Instant("Sent (UTC)", r => r.SentAt)
        .Text("Transport", 12, r => r.Transport)
        .Text("Answer", 50, r => r.Answer);
}
