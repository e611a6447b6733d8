using CyberGov.Data;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Content;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Workflow;

/// <summary>
/// After a material change the new version begins as a copy of the old one, whose rows stay as they are. What is taken over keeps
/// its writers: they have written what will be decided on.
/// </summary>
internal sealed class BeginVersion(CyberGovDbContext db) : IPiaConsequence
{
    public async Task FollowAsync(Pia pia, PiaMove move, PiaDecision decision, PiaDocument document, CancellationToken cancellationToken)
    {
        if (move.Action != PiaAction.MaterialChange)
        {
            return;
        }

        var (old, next) = (pia.VersionNumber - 1, pia.VersionNumber);
        await CopyAnswersAsync(pia.PiaId, old, next, cancellationToken);
        await CopyTablesAsync(pia.PiaId, old, next, cancellationToken);
        var risks = await db.PiaRisks.AsNoTracking()
            .Where(r => r.PiaId == pia.PiaId && r.VersionNumber == old)
            .Include(r => r.Measures)
            .ToListAsync(cancellationToken);
        db.PiaRisks.AddRange(risks.Select(r => r.ForVersion(next)));
        var authors = await db.PiaAuthors.AsNoTracking()
            .Where(a => a.PiaId == pia.PiaId && a.VersionNumber == old)
            .ToListAsync(cancellationToken);
        db.PiaAuthors.AddRange(authors.Select(a => new PiaAuthor { PiaId = a.PiaId, VersionNumber = next, PersonId = a.PersonId }));
    }

    private async Task CopyAnswersAsync(Guid piaId, int old, int next, CancellationToken cancellationToken)
    {
        var answers = await db.PiaAnswers.AsNoTracking()
            .Where(a => a.PiaId == piaId && a.VersionNumber == old)
            .ToListAsync(cancellationToken);
        foreach (var answer in answers)
        {
            var copy = new PiaAnswer { PiaId = piaId, VersionNumber = next, Field = answer.Field };
            db.PiaAnswerRevisions.Add(copy.Write(answer.Value, answer.ChangedById, answer.ChangedAt));
            db.PiaAnswers.Add(copy);
        }
    }

    private async Task CopyTablesAsync(Guid piaId, int old, int next, CancellationToken cancellationToken)
    {
        var flows = await db.PiaDataFlows.AsNoTracking()
            .Where(f => f.PiaId == piaId && f.VersionNumber == old)
            .ToListAsync(cancellationToken);
        db.PiaDataFlows.AddRange(flows.Select(f => new PiaDataFlow
        {
            PiaId = piaId,
            VersionNumber = next,
            Position = f.Position,
            Source = f.Source,
            Recipient = f.Recipient,
            Data = f.Data,
            Route = f.Route,
            Protection = f.Protection,
            Country = f.Country,
        }));
        var consultees = await db.PiaConsultees.AsNoTracking()
            .Where(c => c.PiaId == piaId && c.VersionNumber == old)
            .ToListAsync(cancellationToken);
        db.PiaConsultees.AddRange(consultees.Select(c => new PiaConsultee
        {
            PiaId = piaId,
            VersionNumber = next,
            Position = c.Position,
            Kind = c.Kind,
            Who = c.Who,
            ConsultedOn = c.ConsultedOn,
            How = c.How,
            Views = c.Views,
            Response = c.Response,
        }));
    }
}
