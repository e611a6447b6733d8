using CyberGov.Calendar;
using CyberGov.Workbooks;

namespace CyberGov.Demo.Papers;

/// <summary>The table of a paper as an Excel workbook, written the way the program writes its own.</summary>
internal static class Spreadsheet
{
    private static readonly Register<PaperLine> Sheet =
        new Register<PaperLine>("Results", "tblResults", "What was looked at and how many were as they should be.")
            .Text("Looked at", 34, l => l.Item)
            .WholeNumber("Number", 10, l => l.Checked)
            .WholeNumber("As it should be", 16, l => l.Sound)
            .WholeNumber("To follow up", 14, l => l.Checked - l.Sound)
            .Text("Remark", 60, l => l.Remark);

    public static async Task<byte[]> WriteAsync(Paper paper, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        await using (var workbook = new WorkbookWriter(file, Details(paper)))
        {
            await workbook.AddRegisterAsync(Sheet, paper.Lines.ToAsyncEnumerable(), csvTwin: null, cancellationToken);
            await workbook.FinishAsync(layOut: null, cancellationToken);
        }

        return file.ToArray();
    }

    private static WorkbookDetails Details(Paper paper) => new()
    {
        Title = paper.Title,
        Organisation = Paper.Organisation,
        Marking = paper.Marking,
        Subject = paper.Paragraphs[0],
        Author = paper.Author,
        CreatedAt = UkTime.At(paper.On, new TimeOnly(9, 0)),
    };
}
