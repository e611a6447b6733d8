using System.Diagnostics;
using System.Globalization;
using CyberGov.Benchmarks.Serving;
using CyberGov.Workbooks;

namespace CyberGov.Benchmarks.Packs;

/// <summary>A register sheet of 14 columns with its styles, table, links and filter: how fast, and in how much memory.</summary>
internal static class SheetRaces
{
    private const int Runs = 5;
    private const int Rows = 100_000;
    private const int FewRows = 10_000;
    private const int ManyRows = 500_000;

    private static readonly Register<SheetRow> Register =
        new Register<SheetRow>("Evidence", "tblEvidence", "One row for each evidence item.")
            .Text("Id", 16, r => r.Code)
            .Text("Control", 16, r => r.Control)
            .Text("Title", 40, r => r.Title)
            .Text("Note", 50, r => r.Note)
            .Text("Control title", 40, r => r.ControlTitle)
            .Text("Owner", 24, r => r.Owner)
            .Text("Service", 24, r => r.Service)
            .Text("State", 16, r => r.State)
            .Date("Holds from", r => r.HoldsFrom)
            .Date("Runs out", r => r.HoldsFrom.AddYears(1))
            .Instant("Logged (UTC)", r => r.LoggedAt)
            .Link("Link", 44, r => CellLink.ToWeb(r.Link, r.Link))
            .WholeNumber("Bytes", 14, r => r.Bytes)
            .WholeNumber("Revision", 10, r => r.Revision);

    public static async Task RunAsync(string folder, CancellationToken cancellationToken)
    {
        Report.Heading("Register sheets");
        var file = Path.Combine(folder, "sheet.xlsx");
        await WriteAsync(file, Rows, cancellationToken);
        var limit = Deflated.Of(file);
        limit.Time();

        var (mine, theirs) = (new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            mine.Add((await WriteAsync(file, Rows, cancellationToken)).TotalSeconds);
            theirs.Add(limit.Time().TotalSeconds);
        }

        Report.AtMost($"sheet of {Rows:N0} rows, seconds against raw deflate", Report.Median(mine), Report.Median(theirs), 2);
        Report.Fact("sheet, before compression", $"{Report.Figure(limit.Megabytes)} MB");
        Report.AtMost(
            $"sheet memory, peak MB of {ManyRows:N0} rows against {FewRows:N0}",
            await PeakAsync(folder, ManyRows, cancellationToken), await PeakAsync(folder, FewRows, cancellationToken), 1.25);
    }

    /// <summary>What the child does: one sheet, and how much memory that took.</summary>
    public static async Task WriteOneAsync(string folder, int rows, CancellationToken cancellationToken)
    {
        await WriteAsync(Path.Combine(folder, "sheet.xlsx"), rows, cancellationToken);
        Console.WriteLine(PeakMemory.Megabytes().ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<double> PeakAsync(string folder, int rows, CancellationToken cancellationToken)
    {
        var peaks = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var lines = await Child.RunAsync(["sheet", folder, rows.ToString(CultureInfo.InvariantCulture)], cancellationToken);
            peaks.Add(double.Parse(lines[^1], CultureInfo.InvariantCulture));
        }

        return Report.Median(peaks);
    }

    private static async Task<TimeSpan> WriteAsync(string path, int rows, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        await using var file = File.Create(path);
        await using var workbook = new WorkbookWriter(file, new WorkbookDetails
        {
            Title = "Evidence",
            Organisation = "Borsetshire District Council",
            Marking = "OFFICIAL",
            CreatedAt = SheetRow.FirstLogged,
        });
        await workbook.AddRegisterAsync(
            Register, Enumerable.Range(0, rows).Select(SheetRow.Numbered).ToAsyncEnumerable(), csvTwin: null, cancellationToken);
        await workbook.FinishAsync(layOut: null, cancellationToken);
        await file.FlushAsync(cancellationToken);
        return Stopwatch.GetElapsedTime(began);
    }
}

/// <summary>A made-up row, the same for the same number.</summary>
internal sealed record SheetRow(
    string Code, string Control, string Title, string Note, string ControlTitle, string Owner, string Service, string State,
    DateOnly HoldsFrom, DateTimeOffset LoggedAt, string Link, long Bytes, int Revision)
{
    public static readonly DateTimeOffset FirstLogged = new(2016, 11, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly string[] States = ["Current", "Runs out soon", "Run out", "Withdrawn"];
    private static readonly string[] Kinds = ["Access review", "Patch report", "Backup test log", "Training record", "Supplier check"];

    public static SheetRow Numbered(int number)
    {
        // Spreads consecutive numbers over the whole range (Knuth's multiplicative hash).
        var spread = (uint)number * 2654435761u;
        var control = spread % 120;
        var logged = FirstLogged.AddMinutes(number * 5.0);
        return new SheetRow(
            string.Create(CultureInfo.InvariantCulture, $"EV-{logged.Year}-{number:0000000}"),
            string.Create(CultureInfo.InvariantCulture, $"TST-{control:000}"),
            string.Create(CultureInfo.InvariantCulture, $"{Kinds[spread % 5]}, week {number % 52 + 1} of {logged.Year}"),
            string.Create(CultureInfo.InvariantCulture, $"Checked & filed under reference {spread >> 4:x7}"),
            string.Create(CultureInfo.InvariantCulture, $"Control {control}: the council knows who may <see> what"),
            string.Create(CultureInfo.InvariantCulture, $"Firstname{(spread >> 5) % 25} Surname{(spread >> 7) % 40}"),
            string.Create(CultureInfo.InvariantCulture, $"Directorate {(spread >> 9) % 20} services"),
            States[(spread >> 11) % 4],
            DateOnly.FromDateTime(logged.Date),
            logged,
            string.Create(CultureInfo.InvariantCulture, $"https://intranet.example.gov.uk/evidence/{spread >> 2}"),
            (spread >> 8) % 9_000_000,
            (int)(spread >> 13) % 3 + 1);
    }
}
