using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>What logging and revising have in common.</summary>
internal static class EvidenceWriting
{
    extension(CyberGovDbContext db)
    {
        /// <summary>Call it under the evidence lock: bytes that are there now cannot be cleared away before the record is saved.</summary>
        /// <exception cref="EvidenceNotFoundException">A control or owner is not there for this person.</exception>
        /// <exception cref="InvalidOperationException">The page let something through that it should have refused.</exception>
        public async Task CheckAsync(
            NewEvidence evidence,
            bool isSubmitted,
            IEvidenceStore store,
            Viewer viewer,
            DateOnly today,
            CancellationToken cancellationToken)
        {
            var faults = isSubmitted ? evidence.Faults(today) : evidence.DraftFaults(today);
            if (faults.FirstOrDefault() is { } fault)
            {
                throw new InvalidOperationException($"Evidence cannot be saved: {fault.Field}: {fault.Message}.");
            }

            foreach (var file in evidence.Files)
            {
                if (!await store.ExistsAsync(file.Sha256, cancellationToken))
                {
                    throw new InvalidOperationException($"The store does not hold {file.Sha256}.");
                }
            }

            await db.AuthoriseAsync(evidence, viewer, today, cancellationToken);
        }

        private async Task AuthoriseAsync(
            NewEvidence evidence, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
        {
            await db.AuthoriseControlsAsync(evidence.ControlIds, viewer, cancellationToken);
            if (evidence.OwnerId is { } ownerId && !await db.EvidenceOwners(today).AnyAsync(p => p.Id == ownerId, cancellationToken))
            {
                throw new EvidenceNotFoundException("owner");
            }
        }
    }

    extension(NewEvidence evidence)
    {
        public EvidenceRevision RevisionOf(Guid itemId, int number, Guid revisedById, DateTimeOffset now)
        {
            var revision = new EvidenceRevision
            {
                EvidenceItemId = itemId,
                Number = number,
                Title = evidence.Title!.Trim(),
                Shows = evidence.Shows?.Trim() ?? string.Empty,
                LinkUrl = TrimmedOrNull(evidence.LinkUrl),
                Note = TrimmedOrNull(evidence.Note),
                EffectiveOn = evidence.EffectiveOn ?? DateOnly.FromDateTime(now.UtcDateTime),
                PeriodEndsOn = evidence.PeriodEndsOn,
                ExpiresOn = evidence.ExpiresOn,
                WhatChanged = TrimmedOrNull(evidence.WhatChanged),
                RevisedById = revisedById,
                RevisedAt = now,
            };
            revision.Files.AddRange(evidence.Files.Select((file, position) => new EvidenceFile
            {
                EvidenceRevisionId = revision.EvidenceRevisionId,
                Position = position,
                FileName = file.FileName,
                ContentType = file.ContentType,
                Length = file.Length,
                Sha256 = file.Sha256,
            }));
            revision.ContentSha256 = EvidenceContentHash.Of(revision);
            return revision;
        }

        /// <summary>The item with its first revision and its links, not handed in yet.</summary>
        public EvidenceItem ItemOf(RunningCode code, Guid? replaces, Guid loggedById, DateOnly today, DateTimeOffset now)
        {
            var itemId = Guid.CreateVersion7();
            var revision = evidence.RevisionOf(itemId, 1, loggedById, now);
            var item = new EvidenceItem
            {
                EvidenceItemId = itemId,
                Number = code.Number,
                Code = code.Code,
                Title = revision.Title,
                OwnerId = evidence.OwnerId ?? loggedById,
                // Until someone says how it is marked, as few as possible see it.
                Marking = evidence.Marking ?? Marking.OfficialSensitive,
                Kind = evidence.Kind ?? EvidenceKind.Other,
                EffectiveOn = evidence.EffectiveOn ?? today,
                ExpiresOn = revision.ExpiresOn,
                ReplacesItemId = replaces,
                LoggedById = loggedById,
                LoggedAt = now,
                SearchText = EvidenceSearch.TextOf(code.Code, revision),
            };
            item.Revisions.Add(revision);
            item.Controls.AddRange(evidence.ControlIds.Distinct().Select(id => item.LinkTo(id, loggedById, now)));
            return item;
        }
    }

    extension(EvidenceItem item)
    {
        public EvidenceControl LinkTo(Guid controlId, Guid attachedById, DateTimeOffset now) => new()
        {
            EvidenceItemId = item.EvidenceItemId,
            EvidenceNumber = item.Number,
            ControlId = controlId,
            AttachedById = attachedById,
            AttachedAt = now,
        };
    }

    private static string? TrimmedOrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
