using CyberGov.Calendar;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>Hands in a draft as it stands.</summary>
public sealed class SubmitEvidence(EvidenceChange evidence, TimeProvider time)
{
    /// <exception cref="IncompleteEvidenceException">It lacks what an item needs; nothing has changed.</exception>
    /// <exception cref="DbUpdateConcurrencyException">It has been revised since it was shown.</exception>
    public Task ExecuteAsync(string code, int revisionNumber, Viewer viewer, CancellationToken cancellationToken) => evidence.RunAsync(
        code,
        EvidenceAction.Submit,
        viewer,
        item =>
        {
            if (item.CurrentRevisionNumber != revisionNumber)
            {
                throw new DbUpdateConcurrencyException($"Evidence {item.EvidenceItemId} has been revised meanwhile.");
            }

            var revision = item.Revisions.Single(r => r.Number == item.CurrentRevisionNumber);
            if (NewEvidence.From(item, revision).Faults(time.TodayInUk()).ToList() is { Count: > 0 } faults)
            {
                throw new IncompleteEvidenceException(faults);
            }

            item.Submit(revision, viewer.PersonId, time.GetUtcNow());
            return Task.CompletedTask;
        },
        cancellationToken);
}

/// <summary>A draft that cannot be handed in yet.</summary>
public sealed class IncompleteEvidenceException(IReadOnlyList<EvidenceFault> faults)
    : InvalidOperationException($"The draft is not complete: {string.Join(", ", faults.Select(f => f.Field))}.")
{
    public IReadOnlyList<EvidenceFault> Faults { get; } = faults;
}
