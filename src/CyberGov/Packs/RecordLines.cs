using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.InformationRegisters;
using CyberGov.Pias;
using CyberGov.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Packs;

/// <summary>One supplier or information asset, and the assessments it is part of that the person may see.</summary>
internal sealed record RecordLine(InformationRecord Record)
{
    public IReadOnlyList<LinkedPiaState> Pias { get; set; } = [];
}

/// <summary>A register whose records a pack lists as its forms name them.</summary>
/// <param name="Shape">What they say.</param>
/// <param name="Sheet">What their sheet is called.</param>
/// <param name="Description">What the index says of it.</param>
/// <param name="Controls">The control that asks for the register, and the beginning of others whose packs it belongs in.</param>
internal sealed record RecordSheet(RecordShape Shape, string Sheet, string Description, (string Own, string Like) Controls)
{
    private const int TextWidth = 50;
    private const int NameWidth = 24;

    public static RecordSheet Suppliers { get; } = new(
        RecordShapes.Suppliers, "Suppliers", "Suppliers and processors: what they do, what the contract says and where the data is held.", ("PRV-18", "SUP-"));

    public static RecordSheet Assets { get; } = new(
        RecordShapes.Assets, "Assets", "Information assets: what each holds, where, under which marking, and who answers for it.", ("AST-02", "AST-02"));

    public Register<RecordLine> Register()
    {
        var register = new Register<RecordLine>(Sheet, $"tbl{Sheet}", Description)
            .Text("Reference", 16, l => l.Record.Code)
            .Text("Name", 40, l => l.Record.Name)
            .Text("Service area", NameWidth, l => l.Record.ServiceArea!.Name)
            .Text(Shape.OwnerLabel, NameWidth, l => l.Record.Owner!.Name)
            .Text("State", 12, l => l.Record.RetiredAt is null ? "In use" : "Retired")
            .Instant("Retired (UTC)", l => l.Record.RetiredAt);
        if (Shape.EndLabel is { } end)
        {
            register = register.Date(end, l => l.Record.EndsOn);
        }

        foreach (var field in Shape.Fields)
        {
            register = register.Text(field.Label, TextWidth, l => field.Read(l.Record));
        }

        return register.Text("Assessments", 40, l => string.Join("; ", l.Pias.Select(p => $"{p.Code}: {PiaWords.Of(p.State)}")));
    }
}

/// <summary>Reads the records of one register for a pack, some at a time, in use at any day of its period.</summary>
internal sealed class RecordLines(CyberGovDbContext db, PackScope scope, RecordSheet sheet)
{
    private const int AtATime = 500;

    public Task<bool> BelongAsync(CancellationToken cancellationToken)
    {
        var (own, like) = sheet.Controls;
        return scope.Framework is null
            ? Task.FromResult(true)
            : scope.Controls(db).AnyAsync(c => c.Code.StartsWith(like) || c.Code == own, cancellationToken);
    }

    public IAsyncEnumerable<RecordLine> ReadAsync(CancellationToken cancellationToken) =>
        LinesInParts.ReadAsync(AtATime, last => SomeAsync(last, cancellationToken), l => l.Record.Number);

    private async Task<List<RecordLine>> SomeAsync(long last, CancellationToken cancellationToken)
    {
        var kind = sheet.Shape.Kind;
        var until = UkTime.At(scope.Pack.PeriodTo.AddDays(1), TimeOnly.MinValue);
        var from = UkTime.At(scope.Pack.PeriodFrom, TimeOnly.MinValue);
        var records = await db.RecordsVisibleTo(scope.Viewer).AsNoTracking()
            .Where(r => r.Kind == kind && r.Number > last && r.StartedAt < until && (r.RetiredAt == null || r.RetiredAt >= from))
            .OrderBy(r => r.Number)
            .Take(AtATime)
            .Include(r => r.ServiceArea)
            .Include(r => r.Owner)
            .ToListAsync(cancellationToken);
        var ids = records.ConvertAll(r => r.InformationRecordId);
        var pias = (await db.PiasVisibleTo(scope.Viewer).AsNoTracking()
            .Join(db.RecordPias.Where(l => ids.Contains(l.InformationRecordId)), p => p.PiaId, l => l.PiaId, (p, l) => new { l.InformationRecordId, p.Number, p.Code, p.State })
            .OrderBy(p => p.Number)
            .ToListAsync(cancellationToken)).ToLookup(p => p.InformationRecordId, p => new LinkedPiaState(p.Code, p.State));
        return records.ConvertAll(r => new RecordLine(r) { Pias = [.. pias[r.InformationRecordId]] });
    }
}
