using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Assessment;

/// <summary>One answer as someone sends it.</summary>
/// <param name="Field">The question's id.</param>
/// <param name="Value">What they wrote.</param>
/// <param name="RevisionSeen">The revision that was in their form; 0 where the question had no answer.</param>
public sealed record SentAnswer(string Field, string Value, int RevisionSeen);

/// <summary>Two people wrote into the same answer: what stands, what was sent, and who wrote what stands.</summary>
public sealed record AnswerClash(string Field, string Standing, int StandingRevision, string Sent, string WrittenBy, DateTimeOffset WrittenAt);

/// <summary>Saves what someone answers. Where another has written meanwhile, nothing is overwritten: both texts come back.</summary>
public sealed class SaveAnswers(CyberGovDbContext db, TimeProvider time)
{
    /// <returns>The answers that were not saved because someone else has written them since; empty when all are.</returns>
    /// <exception cref="PiaNotFoundException">There is no such assessment that this person may write now.</exception>
    public async Task<IReadOnlyList<AnswerClash>> ExecuteAsync(
        string code, IReadOnlyCollection<SentAnswer> sent, Viewer viewer, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var id = await db.PiasWritableBy(viewer).Where(p => p.Code == code).Select(p => (Guid?)p.PiaId).SingleOrDefaultAsync(cancellationToken)
            ?? throw new PiaNotFoundException();
        var pia = await db.LockPiaAsync(id, cancellationToken);
        if (!await db.PiasWritableBy(viewer).AnyAsync(p => p.PiaId == id, cancellationToken))
        {
            throw new PiaNotFoundException();
        }

        var fields = sent.Select(s => s.Field).ToList();
        var standing = await db.PiaAnswers
            .Include(a => a.ChangedBy)
            .Where(a => a.PiaId == id && a.VersionNumber == pia.VersionNumber && fields.Contains(a.Field))
            .ToDictionaryAsync(a => a.Field, StringComparer.Ordinal, cancellationToken);
        var clashes = Write(pia, sent, standing, viewer.PersonId);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return clashes;
    }

    private List<AnswerClash> Write(
        Pia pia, IEnumerable<SentAnswer> sent, Dictionary<string, PiaAnswer> standing, Guid writtenById)
    {
        List<AnswerClash> clashes = [];
        foreach (var one in sent)
        {
            var value = one.Value.ReplaceLineEndings("\n");
            var answer = standing.GetValueOrDefault(one.Field);
            if (value == (answer?.Value ?? ""))
            {
                continue;
            }

            if (answer is not null && answer.Revision != one.RevisionSeen)
            {
                clashes.Add(new AnswerClash(
                    one.Field, answer.Value, answer.Revision, value, answer.ChangedBy?.Name ?? "", answer.ChangedAt));
                continue;
            }

            if (answer is null)
            {
                answer = new PiaAnswer { PiaId = pia.PiaId, VersionNumber = pia.VersionNumber, Field = one.Field };
                db.PiaAnswers.Add(answer);
            }

            db.PiaAnswerRevisions.Add(answer.Write(value, writtenById, time.GetUtcNow()));
        }

        return clashes;
    }
}
