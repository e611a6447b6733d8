using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Risks;

/// <summary>Adds, changes and removes what answers a risk.</summary>
public sealed class WriteMeasures(CyberGovDbContext db, RiskDesk desk, TimeProvider time)
{
    /// <exception cref="PiaNotFoundException">There is no such risk that this person may write now, or no such control or person.</exception>
    public async Task AddAsync(string code, int risk, MeasureDraft draft, Viewer viewer, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var pia = await desk.OpenAsync(code, viewer, cancellationToken);
        var answered = await desk.RiskAsync(pia, risk, cancellationToken);
        var last = answered.Measures.Select(m => m.Number).DefaultIfEmpty(0).Max();
        var measure = new PiaMeasure { PiaRiskId = answered.PiaRiskId, Number = last + 1 };
        await WriteAsync(measure, draft, viewer, cancellationToken);
        db.Add(measure);
        await desk.SaveAsync(pia, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <returns>What stands when someone else has written meanwhile, and then nothing was saved; null when it was saved.</returns>
    /// <exception cref="PiaNotFoundException">There is no such measure that this person may write now, or no such control or person.</exception>
    public async Task<WriteClash<MeasureDraft>?> ChangeAsync(
        string code, int risk, int number, MeasureDraft draft, int revisionSeen, Viewer viewer, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var pia = await desk.OpenAsync(code, viewer, cancellationToken);
        var measure = Find(await desk.RiskAsync(pia, risk, cancellationToken), number);
        if (measure.Revision != revisionSeen)
        {
            return new WriteClash<MeasureDraft>(DraftOf(measure), measure.Revision, measure.ChangedBy?.Name ?? "Someone");
        }

        await WriteAsync(measure, draft, viewer, cancellationToken);
        await desk.SaveAsync(pia, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <exception cref="PiaNotFoundException">There is no such measure that this person may write now.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone else has written it meanwhile.</exception>
    public async Task RemoveAsync(
        string code, int risk, int number, int revisionSeen, Viewer viewer, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var pia = await desk.OpenAsync(code, viewer, cancellationToken);
        var measure = Find(await desk.RiskAsync(pia, risk, cancellationToken), number);
        if (measure.Revision != revisionSeen)
        {
            throw new DbUpdateConcurrencyException($"Measure {measure.PiaMeasureId} has changed since it was shown.");
        }

        db.Remove(measure);
        await desk.SaveAsync(pia, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public static MeasureDraft DraftOf(PiaMeasure measure) => new(
        measure.Description,
        measure.Effect,
        measure.ControlId,
        measure.OwnerId,
        measure.DueOn,
        measure.CostNote,
        measure.IsNeededBeforeGoLive);

    private static PiaMeasure Find(PiaRisk risk, int number) => risk.Measures.Find(m => m.Number == number) ?? throw new PiaNotFoundException();

    private async Task WriteAsync(PiaMeasure measure, MeasureDraft draft, Viewer viewer, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(draft.Description))
        {
            throw new InvalidOperationException("A measure says what is done.");
        }

        if (draft.ControlId is { } controlId)
        {
            // A control that has been retired since may stay where it was chosen.
            if (controlId != measure.ControlId
                && !await db.Controls.VisibleTo(viewer).InForce().AnyAsync(c => c.ControlId == controlId, cancellationToken))
            {
                throw new PiaNotFoundException();
            }

            (measure.OwnerId, measure.DueOn) = (null, null);
        }
        else
        {
            var (ownerId, today) = (draft.OwnerId, time.TodayInUk());
            if (ownerId is null || draft.DueOn is null)
            {
                throw new InvalidOperationException("An action has an owner and a day.");
            }

            if (ownerId != measure.OwnerId && !await db.PiaPeople(today).AnyAsync(p => p.Id == ownerId, cancellationToken))
            {
                throw new PiaNotFoundException();
            }

            (measure.OwnerId, measure.DueOn) = (ownerId, draft.DueOn);
        }

        measure.ControlId = draft.ControlId;
        measure.Description = draft.Description.Trim().ReplaceLineEndings("\n");
        measure.Effect = draft.Effect;
        measure.CostNote = string.IsNullOrWhiteSpace(draft.CostNote) ? null : draft.CostNote.Trim().ReplaceLineEndings("\n");
        measure.IsNeededBeforeGoLive = draft.IsNeededBeforeGoLive;
        measure.ChangedById = viewer.PersonId;
        measure.Revision++;
    }
}
