using CyberGov.Data;
using CyberGov.Pias.Content;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Assessment;

/// <summary>Begins a new version with everything the one before it says. The rows of the old one are never touched again.</summary>
public sealed class PiaVersions(CyberGovDbContext db) : IPiaConsequence
{
    public async Task FollowAsync(
        Pia pia, PiaMove move, PiaDecision decision, PiaDocument document, CancellationToken cancellationToken)
    {
        if (move.Action == PiaAction.MaterialChange)
        {
            await CopyAsync(pia.PiaId, pia.VersionNumber - 1, pia.VersionNumber, cancellationToken);
        }
    }

    private async Task CopyAsync(Guid piaId, int from, int to, CancellationToken cancellationToken)
    {
        foreach (var answer in await db.PiaAnswers.AsNoTracking()
            .Where(a => a.PiaId == piaId && a.VersionNumber == from).ToListAsync(cancellationToken))
        {
            // Whoever wrote it still stands for it, and decides nothing about it in the new version either.
            var copy = new PiaAnswer { PiaId = piaId, VersionNumber = to, Field = answer.Field };
            db.PiaAnswers.Add(copy);
            db.PiaAnswerRevisions.Add(copy.Write(answer.Value, answer.ChangedById, answer.ChangedAt));
        }

        foreach (var flow in await db.PiaDataFlows.AsNoTracking()
            .Where(f => f.PiaId == piaId && f.VersionNumber == from).ToListAsync(cancellationToken))
        {
            db.AddCopy(flow, c => c.Property(f => f.VersionNumber).CurrentValue = to);
        }

        foreach (var consultee in await db.PiaConsultees.AsNoTracking()
            .Where(c => c.PiaId == piaId && c.VersionNumber == from).ToListAsync(cancellationToken))
        {
            db.AddCopy(consultee, c => c.Property(f => f.VersionNumber).CurrentValue = to);
        }

        await CopyRisksAsync(piaId, from, to, cancellationToken);
    }

    private async Task CopyRisksAsync(Guid piaId, int from, int to, CancellationToken cancellationToken)
    {
        foreach (var risk in await db.PiaRisks.AsNoTracking()
            .Where(r => r.PiaId == piaId && r.VersionNumber == from)
            .Include(r => r.Measures).ToListAsync(cancellationToken))
        {
            var riskId = db.AddCopy(risk, c => c.Property(r => r.VersionNumber).CurrentValue = to);
            foreach (var measure in risk.Measures)
            {
                db.AddCopy(measure, c =>
                {
                    c.Property(m => m.PiaRiskId).CurrentValue = riskId;

                    // What is done stays done; that something may stay undone was said of the old version only.
                    c.Property(m => m.AcceptedAt).CurrentValue = null;
                    c.Property(m => m.AcceptedById).CurrentValue = null;
                    c.Property(m => m.AcceptedReason).CurrentValue = null;
                });
            }
        }
    }
}
