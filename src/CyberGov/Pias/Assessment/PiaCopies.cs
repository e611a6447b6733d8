using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Form;
using CyberGov.Pias.Risks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CyberGov.Pias.Assessment;

/// <summary>An assessment that a new one may begin as a copy of.</summary>
public sealed record PiaOriginal(string Code, string Title, bool IsTemplate);

/// <summary>Begins an assessment with what a past one or a template says. Whom that one consulted is not copied, nor what was decided.</summary>
public sealed class PiaCopies(CyberGovDbContext db, PiaFields fields, TimeProvider time)
{
    private const int MostTemplates = 100;

    /// <summary>The templates, by title.</summary>
    public Task<List<PiaOriginal>> TemplatesAsync(Viewer viewer, CancellationToken cancellationToken) =>
        CopyableBy(viewer).AsNoTracking()
            .Where(p => p.IsTemplate)
            .OrderBy(p => p.Title)
            .Take(MostTemplates)
            .Select(p => new PiaOriginal(p.Code, p.Title, p.IsTemplate))
            .ToListAsync(cancellationToken);

    /// <exception cref="PiaNotFoundException">There is no such assessment for this person to copy.</exception>
    public async Task<Pia> FindAsync(string code, Viewer viewer, CancellationToken cancellationToken) =>
        await CopyableBy(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellationToken)
            ?? throw new PiaNotFoundException();

    /// <summary>Those that were begun as a copy of this one, as far as the person may see them.</summary>
    public Task<List<PiaOriginal>> OfAsync(Pia pia, Viewer viewer, CancellationToken cancellationToken) =>
        db.PiasVisibleTo(viewer).AsNoTracking()
            .Where(p => p.CopiedFromId == pia.PiaId)
            .OrderByDescending(p => p.Number)
            .Take(MostTemplates)
            .Select(p => new PiaOriginal(p.Code, p.Title, p.IsTemplate))
            .ToListAsync(cancellationToken);

    /// <summary>What this one was begun as a copy of; null when it was not, or the person may not see it.</summary>
    public Task<PiaOriginal?> BehindAsync(Pia pia, Viewer viewer, CancellationToken cancellationToken) =>
        db.PiasVisibleTo(viewer).AsNoTracking()
            .Where(p => p.PiaId == pia.CopiedFromId)
            .Select(p => new PiaOriginal(p.Code, p.Title, p.IsTemplate))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Copies into a new assessment. The caller saves, in the transaction that starts it.</summary>
    public async Task FillAsync(
        Pia pia, Pia original, bool withScreening, Guid copiedById, CancellationToken cancellationToken)
    {
        var answers = await db.PiaAnswers.AsNoTracking()
            .Where(a => a.PiaId == original.PiaId && a.VersionNumber == original.VersionNumber && a.Value != "")
            .ToListAsync(cancellationToken);
        // What was said of the new one when it was started counts, not what was true of the old one.
        var own = pia.IsLawEnforcement ? FormField.Yes : FormField.No;
        foreach (var answer in answers.Where(a => withScreening || !fields.IsOfScreening(a.Field)))
        {
            var copy = new PiaAnswer { PiaId = pia.PiaId, VersionNumber = pia.VersionNumber, Field = answer.Field };
            db.PiaAnswers.Add(copy);
            var value = answer.Field == fields.LawEnforcement ? own : answer.Value;
            db.PiaAnswerRevisions.Add(copy.Write(value, copiedById, time.GetUtcNow()));
        }

        foreach (var flow in await db.PiaDataFlows.AsNoTracking()
            .Where(f => f.PiaId == original.PiaId && f.VersionNumber == original.VersionNumber)
            .ToListAsync(cancellationToken))
        {
            db.AddCopy(flow, c =>
            {
                c.Property(f => f.PiaId).CurrentValue = pia.PiaId;
                c.Property(f => f.VersionNumber).CurrentValue = pia.VersionNumber;
            });
        }

        await FillRisksAsync(pia, original, cancellationToken);
    }

    private async Task FillRisksAsync(Pia pia, Pia original, CancellationToken cancellationToken)
    {
        foreach (var risk in await db.PiaRisks.AsNoTracking()
            .Where(r => r.PiaId == original.PiaId && r.VersionNumber == original.VersionNumber)
            .Include(r => r.Measures)
            .ToListAsync(cancellationToken))
        {
            var riskId = db.AddCopy(risk, c =>
            {
                c.Property(r => r.PiaId).CurrentValue = pia.PiaId;
                c.Property(r => r.VersionNumber).CurrentValue = pia.VersionNumber;
            });
            foreach (var measure in risk.Measures)
            {
                db.AddCopy(measure, c => Propose(c, riskId));
            }
        }
    }

    /// <summary>In another project a measure is an idea: nobody owns it yet, and nothing of it is done.</summary>
    private static void Propose(EntityEntry<PiaMeasure> measure, Guid riskId)
    {
        measure.Property(m => m.PiaRiskId).CurrentValue = riskId;
        measure.Property(m => m.OwnerId).CurrentValue = null;
        measure.Property(m => m.DueOn).CurrentValue = null;
        measure.Property(m => m.DoneAt).CurrentValue = null;
        measure.Property(m => m.DoneById).CurrentValue = null;
        measure.Property(m => m.DoneNote).CurrentValue = null;
        measure.Property(m => m.AcceptedAt).CurrentValue = null;
        measure.Property(m => m.AcceptedById).CurrentValue = null;
        measure.Property(m => m.AcceptedReason).CurrentValue = null;
    }

    private IQueryable<Pia> CopyableBy(Viewer viewer)
    {
        if (!viewer.MayStartPia)
        {
            return db.Pias.Where(_ => false);
        }

        var visible = db.PiasVisibleTo(viewer);
        return db.Pias.Where(p => p.IsTemplate || visible.Any(v => v.PiaId == p.PiaId));
    }
}
