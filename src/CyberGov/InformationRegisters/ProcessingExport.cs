using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias;
using CyberGov.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.InformationRegisters;

/// <summary>
/// The record of processing activities as a file for whoever asks to see it: one line an activity with everything Article 30(1)
/// names, as a workbook or as comma-separated values.
/// </summary>
public sealed class ProcessingExport(CyberGovDbContext db, TimeProvider time)
{
    private const int ActivitiesAtATime = 200;

    public async Task WriteWorkbookAsync(Stream output, Viewer viewer, CancellationToken cancellationToken)
    {
        var (register, council) = await BeginAsync("xlsx", cancellationToken);
        await using var workbook = new WorkbookWriter(output, new WorkbookDetails
        {
            Title = "Record of processing activities",
            Organisation = council,
            Marking = "OFFICIAL",
            Subject = "UK GDPR Article 30",
            CreatedAt = time.GetUtcNow(),
        });
        await workbook.AddRegisterAsync(register, RowsAsync(viewer, cancellationToken), csvTwin: null, cancellationToken);
        await workbook.FinishAsync(layOut: null, cancellationToken);
    }

    public async Task WriteCsvAsync(Stream output, Viewer viewer, CancellationToken cancellationToken)
    {
        var (register, _) = await BeginAsync("csv", cancellationToken);
        await RegisterCsv.WriteAsync(register, RowsAsync(viewer, cancellationToken), output, cancellationToken);
    }

    /// <summary>That the whole register was taken out is on record, as a download of all of it.</summary>
    private async Task<(Register<Row> Register, string Council)> BeginAsync(string format, CancellationToken cancellationToken)
    {
        var council = await db.Organisations.AsNoTracking().Select(o => o.Name).SingleAsync(cancellationToken);
        var controller = await db.ControllerDetails.AsNoTracking().FirstOrDefaultAsync(cancellationToken) ?? new ControllerDetails();
        db.Note(ChangeAction.Downloaded, nameof(ProcessingActivity), Guid.Empty, ("Format", format));
        await db.SaveChangesAsync(cancellationToken);
        return (RegisterFor(council, controller), council);
    }

    private static Register<Row> RegisterFor(string council, ControllerDetails controller) =>
        new Register<Row>("Processing activities", "tblProcessing", "What the council does with personal data and why, one line an activity.")
            .Text("Reference", 16, r => r.Activity.Code)
            .Text("Processing activity", 30, r => r.Activity.Name)
            .Text("Controller", 24, _ => council)
            .Text("Controller's contact details", 30, _ => controller.Contact)
            .Text("Joint controllers", 24, r => r.Activity.JointControllers)
            .Text("Representative", 18, _ => controller.Representative)
            .Text("Data Protection Officer", 30, _ => controller.DpoContact)
            .Text("Processor for", 24, r => r.Activity.ProcessorFor)
            .Text("Purposes", 40, r => r.Activity.Purpose)
            .Text("Lawful basis", 20, r => r.Activity.LawfulBasis)
            .Text("Kinds of people", 30, r => r.Activity.PeopleKinds)
            .Text("Kinds of personal data", 30, r => r.Activity.DataKinds)
            .Text("Special category or offence data", 22, r => r.Activity.SpecialData)
            .Text("Recipients", 30, r => r.Activity.Recipients)
            .Text("Processors", 30, r => r.Activity.Suppliers)
            .Text("Transfers abroad", 24, r => r.Activity.Transfers)
            .Text("Safeguard for transfers", 24, r => r.Activity.TransferSafeguard)
            .Text("Kept for", 30, r => r.Activity.Retention)
            .Text("Security measures", 36, r => r.Activity.Security)
            .Text("Service area", 22, r => r.ServiceArea)
            .Text("Owner", 22, r => r.Owner)
            .Text("Assessments", 18, r => string.Join(", ", r.Pias))
            .Date("Last looked at", r => r.Activity.LastReviewedOn)
            .Date("Next review", r => r.Activity.NextReviewOn);

    /// <summary>In chunks by number, so that memory does not grow with the register.</summary>
    private async IAsyncEnumerable<Row> RowsAsync(
        Viewer viewer, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var visible = db.PiasVisibleTo(viewer);
        var after = 0L;
        while (true)
        {
            var chunk = await db.RecordsVisibleTo(viewer).OfType<ProcessingActivity>().AsNoTracking()
                .Where(r => r.RetiredAt == null && r.Number > after)
                .OrderBy(r => r.Number)
                .Take(ActivitiesAtATime)
                .Select(r => new Row(
                    r, r.ServiceArea!.Name, r.Owner!.Name,
                    r.Pias.Where(l => visible.Any(p => p.PiaId == l.PiaId)).Select(l => l.Pia!.Code).ToList()))
                .ToListAsync(cancellationToken);
            foreach (var row in chunk)
            {
                yield return row;
            }

            if (chunk.Count < ActivitiesAtATime)
            {
                yield break;
            }

            after = chunk[^1].Activity.Number;
        }
    }

    private sealed record Row(ProcessingActivity Activity, string ServiceArea, string Owner, List<string> Pias);
}

/// <summary>Reads and writes who the council is as a controller.</summary>
public sealed class ControllerDetailsBook(CyberGovDbContext db)
{
    public async Task<ControllerDetails> ReadAsync(CancellationToken cancellationToken) =>
        await db.ControllerDetails.AsNoTracking().FirstOrDefaultAsync(cancellationToken) ?? new ControllerDetails();

    /// <exception cref="DbUpdateConcurrencyException">Someone else has written it since it was shown.</exception>
    public async Task SaveAsync(
        string contact, string dpoContact, string representative, int revisionSeen, CancellationToken cancellationToken)
    {
        var details = await db.ControllerDetails.FirstOrDefaultAsync(cancellationToken);
        if ((details?.Revision ?? 0) != revisionSeen)
        {
            throw new DbUpdateConcurrencyException("The controller's details were changed since they were shown.");
        }

        if (details is null)
        {
            details = new ControllerDetails();
            db.ControllerDetails.Add(details);
        }

        (details.Contact, details.DpoContact, details.Representative) = (contact.Trim(), dpoContact.Trim(), representative.Trim());
        details.Revision++;
        await db.SaveChangesAsync(cancellationToken);
    }
}
