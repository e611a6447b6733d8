using System.Globalization;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Evidence;

namespace CyberGov.Demo;

/// <summary>Logs each item on its day, with the next number of its year, and withdraws the few that were wrong.</summary>
internal sealed class EvidenceEvents(IReadOnlyDictionary<PlannedFile, EvidenceFile> files, AcceptancePlan acceptance)
{
    private readonly SortedDictionary<int, int> _lastOfYear = [];

    public IEnumerable<DemoEvent> All(DemoPlan plan)
    {
        foreach (var planned in plan.Evidence)
        {
            var item = ItemFrom(planned);
            var first = item.Revisions[0];
            item.Submit(first, planned.LoggedBy.Id, planned.LoggedAt);
            yield return new DemoEvent(planned.LoggedAt, planned.LoggedBy.Id, world =>
            {
                item.Controls.AddRange(planned.Controls.Select(
                    control => item.LinkTo(world.Controls[control.Code].ControlId, planned.LoggedBy.Id, planned.LoggedAt)));
                world.Db.EvidenceItems.Add(item);
            });

            var decision = acceptance.DecisionOn(planned);
            if (decision is not null)
            {
                yield return Decided(item, first, decision);
            }

            foreach (var later in Revised(item, planned, acceptance.RevisionOf(planned, decision)))
            {
                yield return later;
            }

            if (planned.Withdrawal is { } withdrawal)
            {
                yield return new DemoEvent(withdrawal.At, planned.Owner.Id, world =>
                {
                    world.Db.Attach(item);
                    item.Withdraw(withdrawal.Reason, planned.Owner.Id, withdrawal.At);
                });
            }
        }
    }

    private static DemoEvent Decided(EvidenceItem item, EvidenceRevision revision, PlannedDecision decision) =>
        new(decision.At, decision.By.Id, world =>
        {
            world.Db.Attach(item);
            if (decision.ReturnedBecause is { } reason)
            {
                item.Return(revision, reason, decision.By.Id, decision.At);
            }
            else
            {
                item.Accept(revision, decision.By.Id, decision.At);
            }
        });

    private static IEnumerable<DemoEvent> Revised(EvidenceItem item, PlannedEvidence planned, PlannedRevision? planning)
    {
        if (planning is null)
        {
            yield break;
        }

        var revision = CorrectionOf(item.Revisions[0], planned, planning);
        yield return new DemoEvent(planning.At, planned.Owner.Id, world =>
        {
            world.Db.Attach(item);
            item.Revise(revision);
            world.Db.Add(revision);
            item.Submit(revision, planned.Owner.Id, planning.At);
        });
        if (planning.Decision is { } decision)
        {
            yield return Decided(item, revision, decision);
        }
    }

    /// <summary>The same files under the same words, and what was corrected.</summary>
    private static EvidenceRevision CorrectionOf(EvidenceRevision first, PlannedEvidence planned, PlannedRevision planning)
    {
        var revision = new EvidenceRevision
        {
            EvidenceRevisionId = planning.EvidenceRevisionId,
            EvidenceItemId = first.EvidenceItemId,
            Number = 2,
            Title = first.Title,
            Shows = first.Shows,
            LinkUrl = first.LinkUrl,
            Note = $"{first.Note} {planning.WhatChanged}".Trim(),
            EffectiveOn = first.EffectiveOn,
            ExpiresOn = first.ExpiresOn,
            WhatChanged = planning.WhatChanged,
            RevisedById = planned.Owner.Id,
            RevisedAt = planning.At,
        };
        revision.Files.AddRange(first.Files.Select(f => new EvidenceFile
        {
            EvidenceRevisionId = revision.EvidenceRevisionId,
            Position = f.Position,
            FileName = f.FileName,
            ContentType = f.ContentType,
            Length = f.Length,
            Sha256 = f.Sha256,
        }));
        revision.ContentSha256 = EvidenceContentHash.Of(revision);
        return revision;
    }

    /// <summary>So that the next real number follows the last seeded one.</summary>
    public IEnumerable<CodeSequence> Sequences() => _lastOfYear.Select(year => new CodeSequence
    {
        Prefix = EvidenceSummaries.CodePrefix,
        Year = year.Key,
        Last = year.Value,
    });

    private EvidenceItem ItemFrom(PlannedEvidence planned)
    {
        var year = UkTime.DateIn(planned.LoggedAt).Year;
        var number = _lastOfYear[year] = _lastOfYear.GetValueOrDefault(year) + 1;
        var code = string.Create(CultureInfo.InvariantCulture, $"{EvidenceSummaries.CodePrefix}-{year}-{number:0000}");
        var revision = RevisionFrom(planned);
        var item = new EvidenceItem
        {
            EvidenceItemId = planned.EvidenceItemId,
            Number = (year * 1_000_000L) + number,
            Code = code,
            Title = planned.Title,
            OwnerId = planned.Owner.Id,
            Marking = planned.Marking,
            Kind = DemoWords.KindOf(planned.Title),
            EffectiveOn = planned.EffectiveOn,
            ExpiresOn = planned.ExpiresOn,
            LoggedById = planned.LoggedBy.Id,
            LoggedAt = planned.LoggedAt,
            SearchText = EvidenceSearch.TextOf(code, revision),
        };
        item.Revisions.Add(revision);
        return item;
    }

    private EvidenceRevision RevisionFrom(PlannedEvidence planned)
    {
        var revision = new EvidenceRevision
        {
            EvidenceRevisionId = planned.EvidenceRevisionId,
            EvidenceItemId = planned.EvidenceItemId,
            Number = 1,
            Title = planned.Title,
            Shows = planned.Shows,
            LinkUrl = planned.LinkUrl,
            Note = planned.Note,
            EffectiveOn = planned.EffectiveOn,
            ExpiresOn = planned.ExpiresOn,
            RevisedById = planned.LoggedBy.Id,
            RevisedAt = planned.LoggedAt,
        };
        revision.Files.AddRange(planned.Files.Select(f => files[f]));
        revision.ContentSha256 = EvidenceContentHash.Of(revision);
        return revision;
    }
}
