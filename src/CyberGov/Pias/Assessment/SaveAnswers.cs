using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Form;
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
public sealed class SaveAnswers(CyberGovDbContext db, PiaFields fields, TimeProvider time)
{
    /// <returns>The answers that were not saved because someone else has written them since; empty when all are.</returns>
    /// <exception cref="PiaNotFoundException">There is no such assessment that this person may write now.</exception>
    public async Task<IReadOnlyList<AnswerClash>> ExecuteAsync(
        string code, IReadOnlyCollection<SentAnswer> sent, Viewer viewer, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var pia = await db.HoldForWritingAsync(code, viewer, cancellationToken);
        var named = sent.Select(s => s.Field).ToList();
        var standing = await db.PiaAnswers
            .Include(a => a.ChangedBy)
            .Where(a => a.PiaId == pia.PiaId && a.VersionNumber == pia.VersionNumber && named.Contains(a.Field))
            .ToDictionaryAsync(a => a.Field, StringComparer.Ordinal, cancellationToken);
        var clashes = Write(pia, [.. sent.Select(Checked)], standing, viewer.PersonId);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return clashes;
    }

    private SentAnswer Checked(SentAnswer sent)
    {
        var value = sent.Value.ReplaceLineEndings("\n");
        return fields.Find(sent.Field) is { } field && PiaFields.ProblemWith(field, value) is null
            ? sent with { Value = field.Type == FieldType.Choices ? InOrder(field, value) : value }
            : throw new InvalidOperationException($"'{sent.Field}' cannot hold this answer.");
    }

    /// <summary>The same choice is the same answer, in whatever order it was ticked.</summary>
    private static string InOrder(FormField field, string value)
    {
        var chosen = FormField.Parts(value);
        return string.Join('\n', field.Options.Select(o => o.Id).Where(id => chosen.Contains(id, StringComparer.Ordinal)));
    }

    private List<AnswerClash> Write(
        Pia pia, IEnumerable<SentAnswer> sent, Dictionary<string, PiaAnswer> standing, Guid writtenById)
    {
        List<AnswerClash> clashes = [];
        foreach (var one in sent)
        {
            var answer = standing.GetValueOrDefault(one.Field);
            if (one.Value == (answer?.Value ?? ""))
            {
                FollowRouting(pia, one);
                continue;
            }

            if (answer is not null && answer.Revision != one.RevisionSeen)
            {
                clashes.Add(new AnswerClash(
                    one.Field, answer.Value, answer.Revision, one.Value, answer.ChangedBy?.Name ?? "", answer.ChangedAt));
                continue;
            }

            if (answer is null)
            {
                answer = new PiaAnswer { PiaId = pia.PiaId, VersionNumber = pia.VersionNumber, Field = one.Field };
                db.PiaAnswers.Add(answer);
            }

            db.PiaAnswerRevisions.Add(answer.Write(one.Value, writtenById, time.GetUtcNow()));
            FollowRouting(pia, one);
        }

        return clashes;
    }

    /// <summary>The head says the same as the routing, also where an answer was only confirmed, so that the questions of Part 3 are asked.</summary>
    private void FollowRouting(Pia pia, SentAnswer answer)
    {
        if (answer.Field == fields.LawEnforcement && answer.Value.Length > 0)
        {
            pia.IsLawEnforcement = answer.Value == FormField.Yes;
        }
    }
}
