using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Workflow;

/// <summary>
/// Someone who wrote anything into a version that keeps no revisions of its own: flows, consultation, risks, measures. They decide
/// nothing about it, even when what they wrote has been taken out again.
/// </summary>
public sealed class PiaAuthor
{
    public required Guid PiaId { get; init; }

    public required int VersionNumber { get; init; }

    public required Guid PersonId { get; init; }
}

public static class PiaAuthors
{
    extension(CyberGovDbContext db)
    {
        /// <summary>Marks who writes into the present version. The caller holds the lock of the assessment and saves.</summary>
        public async Task NotePiaAuthorAsync(Pia pia, Guid personId, CancellationToken cancellationToken)
        {
            if (!await db.PiaAuthors.AnyAsync(
                a => a.PiaId == pia.PiaId && a.VersionNumber == pia.VersionNumber && a.PersonId == personId, cancellationToken))
            {
                db.PiaAuthors.Add(new PiaAuthor { PiaId = pia.PiaId, VersionNumber = pia.VersionNumber, PersonId = personId });
            }
        }

        /// <summary>The lead, whoever wrote anything of the present version, and whoever submitted any of its steps.</summary>
        public async Task<HashSet<Guid>> PiaContributorsAsync(Pia pia, CancellationToken cancellationToken) =>
            [pia.ProjectLeadId, .. await db.PiaWriters(pia.PiaId, pia.VersionNumber).ToListAsync(cancellationToken)];

        /// <summary>Whoever wrote anything of a version or submitted any of its steps, also after they have handed it over.</summary>
        public IQueryable<Guid> PiaWriters(Guid piaId, int version)
        {
            PiaAction?[] submissions =
                [PiaAction.SubmitScreening, PiaAction.SubmitDescription, PiaAction.FinishConsultation, PiaAction.SubmitRisks];
            return db.PiaAnswers
                .Where(a => a.PiaId == piaId && a.VersionNumber == version)
                .SelectMany(a => db.PiaAnswerRevisions.Where(r => r.PiaAnswerId == a.PiaAnswerId).Select(r => r.WrittenById))
                .Union(db.PiaAuthors
                    .Where(a => a.PiaId == piaId && a.VersionNumber == version)
                    .Select(a => a.PersonId))
                .Union(db.PiaDecisions
                    .Where(d => d.PiaId == piaId && d.VersionNumber == version && d.TakenById != null && submissions.Contains(d.Action))
                    .Select(d => d.TakenById!.Value));
        }
    }
}
