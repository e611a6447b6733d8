using System.Globalization;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Evidence;

namespace CyberGov.Demo;

/// <summary>Logs each item on its day, with the next number of its year, and withdraws the few that were wrong.</summary>
internal sealed class EvidenceEvents(IReadOnlyDictionary<PlannedFile, EvidenceFile> files)
{
    private readonly SortedDictionary<int, int> _lastOfYear = [];

    public IEnumerable<DemoEvent> All(DemoPlan plan)
    {
        foreach (var planned in plan.Evidence)
        {
            var item = ItemFrom(planned);
            yield return new DemoEvent(planned.LoggedAt, planned.LoggedBy.Id, world =>
            {
                item.Controls.AddRange(planned.Controls.Select(control => new EvidenceControl
                {
                    EvidenceItemId = item.EvidenceItemId,
                    ControlId = world.Controls[control.Code].ControlId,
                    AttachedById = planned.LoggedBy.Id,
                    AttachedAt = planned.LoggedAt,
                }));
                world.Db.EvidenceItems.Add(item);
            });

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
            EffectiveOn = planned.EffectiveOn,
            ExpiresOn = planned.ExpiresOn,
            LoggedById = planned.LoggedBy.Id,
            LoggedAt = planned.LoggedAt,
            SearchText = LogEvidence.SearchTextOf(code, revision),
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
        return revision;
    }
}
