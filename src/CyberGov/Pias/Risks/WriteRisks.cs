using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Form;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Risks;

/// <summary>Adds, changes and removes risks. The level comes from the matrix of the form, never from a person.</summary>
public sealed class WriteRisks(CyberGovDbContext db, RiskDesk desk, PiaForm form)
{
    /// <returns>The number of the new risk, under which it is spoken of in every version.</returns>
    /// <exception cref="PiaNotFoundException">This person may not write this assessment now.</exception>
    public async Task<int> AddAsync(string code, RiskDraft draft, Viewer viewer, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var pia = await desk.OpenAsync(code, viewer, cancellationToken);
        var last = await db.PiaRisks.Where(r => r.PiaId == pia.PiaId).MaxAsync(r => (int?)r.Number, cancellationToken) ?? 0;
        var risk = new PiaRisk { PiaId = pia.PiaId, VersionNumber = pia.VersionNumber, Number = last + 1 };
        Write(risk, draft, viewer.PersonId);
        db.PiaRisks.Add(risk);
        await desk.SaveAsync(pia, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return risk.Number;
    }

    /// <returns>What stands when someone else has written meanwhile, and then nothing was saved; null when it was saved.</returns>
    /// <exception cref="PiaNotFoundException">There is no such risk that this person may write now.</exception>
    public async Task<WriteClash<RiskDraft>?> ChangeAsync(
        string code, int number, RiskDraft draft, int revisionSeen, Viewer viewer, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var pia = await desk.OpenAsync(code, viewer, cancellationToken);
        var risk = await desk.RiskAsync(pia, number, cancellationToken);
        if (risk.Revision != revisionSeen)
        {
            return new WriteClash<RiskDraft>(DraftOf(risk), risk.Revision, risk.ChangedBy?.Name ?? "Someone");
        }

        Write(risk, draft, viewer.PersonId);
        await desk.SaveAsync(pia, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <exception cref="PiaNotFoundException">There is no such risk that this person may write now.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone else has written it meanwhile.</exception>
    public async Task RemoveAsync(string code, int number, int revisionSeen, Viewer viewer, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var pia = await desk.OpenAsync(code, viewer, cancellationToken);
        var risk = await desk.RiskAsync(pia, number, cancellationToken);
        if (risk.Revision != revisionSeen)
        {
            throw new DbUpdateConcurrencyException($"Risk {risk.PiaRiskId} has changed since it was shown.");
        }

        db.RemoveRange(risk.Measures);
        db.Remove(risk);
        await desk.SaveAsync(pia, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public static RiskDraft DraftOf(PiaRisk risk) => new(
        risk.SourceAndEffect,
        FormField.Parts(risk.HarmKinds),
        risk.Likelihood,
        risk.Severity,
        risk.ResidualLikelihood,
        risk.ResidualSeverity,
        risk.CorporateRisk);

    private void Write(PiaRisk risk, RiskDraft draft, Guid byId)
    {
        if (string.IsNullOrWhiteSpace(draft.SourceAndEffect))
        {
            throw new InvalidOperationException("A risk says what it is.");
        }

        var known = form.Risk.HarmKinds.Select(h => h.Id).ToList();
        risk.SourceAndEffect = draft.SourceAndEffect.Trim().ReplaceLineEndings("\n");
        risk.HarmKinds = string.Join('\n', known.Where(k => draft.HarmKinds.Contains(k, StringComparer.Ordinal)));
        (risk.Likelihood, risk.Severity) = (draft.Likelihood, draft.Severity);
        risk.Level = form.Risk.LevelOf(draft.Likelihood, draft.Severity);
        (risk.ResidualLikelihood, risk.ResidualSeverity) = (draft.ResidualLikelihood, draft.ResidualSeverity);
        risk.ResidualLevel = draft is { ResidualLikelihood: { } likelihood, ResidualSeverity: { } severity }
            ? form.Risk.LevelOf(likelihood, severity)
            : null;
        risk.CorporateRisk = string.IsNullOrWhiteSpace(draft.CorporateRisk) ? null : draft.CorporateRisk.Trim().ReplaceLineEndings("\n");
        risk.ChangedById = byId;
        risk.Revision++;
    }
}
