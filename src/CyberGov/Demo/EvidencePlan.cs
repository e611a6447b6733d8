using CyberGov.Catalogue;
using CyberGov.Identity;

namespace CyberGov.Demo;

/// <summary>Three years of evidence: so many items a control as its cycle makes likely, 600 in all.</summary>
internal sealed class EvidencePlan(DemoCalendar calendar, DemoStaff staff)
{
    public const int ItemCount = 600;

    private const int WithdrawnCount = 9;
    private const int PercentServingMore = 45;
    private const int DaysUntilAssigned = 12;

    private readonly Chance _chance = new("evidence");
    private readonly EvidenceContents _contents = new();

    /// <summary>In the order in which it was logged.</summary>
    public List<PlannedEvidence> Make(IReadOnlyList<CommonControl> controls)
    {
        var evidenced = controls
            .Where(c => !DemoFacts.NotApplicable.ContainsKey(c.Code) && !DemoFacts.WithoutEvidence.Contains(c.Code, StringComparer.Ordinal))
            .ToList();
        var shared = evidenced.Where(c => !DemoFacts.WithExpiredEvidence.Contains(c.Code, StringComparer.Ordinal)).ToLookup(c => c.Code[..3], StringComparer.Ordinal);

        var items = evidenced.Zip(Shares(evidenced))
            .SelectMany(share => ItemsOf(share.First, share.Second, [.. shared[share.First.Code[..3]]]))
            .OrderBy(i => i.LoggedAt)
            .ThenBy(i => i.Title, StringComparer.Ordinal)
            .ToList();
        return WithWithdrawals(items);
    }

    /// <summary>Splits the items over the controls: more to what is looked at often.</summary>
    private static int[] Shares(List<CommonControl> controls)
    {
        var weights = controls.Select(c => c.ReviewMonths switch { 1 => 10.0, <= 3 => 7, <= 6 => 5, _ => 4.4 }).ToList();
        var total = weights.Sum();
        int[] shares = [.. weights.Select(w => (int)(ItemCount * w / total))];
        var left = ItemCount - shares.Sum();
        for (var i = 0; i < left; i++)
        {
            shares[i % shares.Length]++;
        }

        return shares;
    }

    private IEnumerable<PlannedEvidence> ItemsOf(CommonControl control, int count, List<CommonControl> related)
    {
        var hasRunOut = DemoFacts.WithExpiredEvidence.Contains(control.Code, StringComparer.Ordinal);
        var newest = hasRunOut ? _chance.Between(150, 240) : _chance.Between(3, Math.Min(75, control.ReviewMonths * 25));
        var span = calendar.Today.DayNumber - calendar.Start.DayNumber - DaysUntilAssigned;
        var step = (span - newest) / Math.Max(1, count);

        for (var i = 0; i < count; i++)
        {
            var age = newest + (i * step) + (i == 0 ? 0 : _chance.Between(-step / 4, step / 4));
            var on = calendar.WorkingDayOnOrBefore(calendar.Today.AddDays(-age));
            var example = control.EvidenceExamples.Count == 0 ? "record" : control.EvidenceExamples[i % control.EvidenceExamples.Count];
            var expiresOn = hasRunOut
                ? calendar.Today.AddDays(-_chance.Between(6, 100))
                : ExpiryOf(control, example, on, isNewest: i == 0);
            yield return ItemOf(control, example, on, expiresOn, Serving(control, related));
        }
    }

    private DateOnly? ExpiryOf(CommonControl control, string example, DateOnly on, bool isNewest)
    {
        if (isNewest && _chance.Percent(16))
        {
            return calendar.Today.AddDays(_chance.Between(1, 29));
        }

        if (DemoWords.IsLasting(example))
        {
            return on.AddMonths(_chance.Percent(50) ? 24 : 12);
        }

        return _chance.Percent(10) ? null : on.AddMonths(Math.Max(3, control.ReviewMonths + (control.ReviewMonths / 3)));
    }

    private List<CommonControl> Serving(CommonControl control, List<CommonControl> related)
    {
        List<CommonControl> serving = [control];
        if (_chance.Percent(PercentServingMore))
        {
            serving.AddRange(_chance.Shuffled(related.Where(r => r != control)).Take(_chance.Between(1, 3)));
        }

        return serving;
    }

    private PlannedEvidence ItemOf(
        CommonControl control, string example, DateOnly on, DateOnly? expiresOn, List<CommonControl> serving)
    {
        var owner = staff.OwnerOf(control);
        var loggedOn = calendar.WorkingDayOnOrAfter(Later(on.AddDays(_chance.Between(0, 6)), calendar.Start.AddDays(DaysUntilAssigned)));
        var loggedAt = DemoCalendar.DuringWork(loggedOn < calendar.LastDay ? loggedOn : calendar.LastDay, _chance);
        var said = _contents.Write(control, example, on, owner);

        return new PlannedEvidence
        {
            EvidenceItemId = _chance.NewId(loggedAt),
            EvidenceRevisionId = _chance.NewId(loggedAt),
            Controls = serving,
            Title = said.Title,
            Shows = said.Shows,
            Marking = said.Marking,
            EffectiveOn = on,
            ExpiresOn = expiresOn,
            Owner = owner,
            LoggedBy = LoggerFor(owner),
            LoggedAt = loggedAt,
            LinkUrl = said.LinkUrl,
            Note = said.Note,
            Files = said.Files,
        };
    }

    private Person LoggerFor(Person owner) => _chance.Between(1, 10) switch
    {
        1 => staff.Account("officer"),
        <= 3 => staff.DeputyOf(owner) ?? owner,
        _ => owner,
    };

    /// <summary>A few older items turn out wrong some weeks after they were logged.</summary>
    private List<PlannedEvidence> WithWithdrawals(List<PlannedEvidence> items)
    {
        var old = UtcMidnight(calendar.Today.AddDays(-120));
        var wrong = _chance.Shuffled(items.Where(i => i.LoggedAt < old)).Take(WithdrawnCount).ToHashSet();
        return [.. items.Select(item => wrong.Contains(item) ? item with { Withdrawal = WithdrawalOf(item) } : item)];
    }

    private PlannedWithdrawal WithdrawalOf(PlannedEvidence item)
    {
        var loggedOn = DateOnly.FromDateTime(item.LoggedAt.UtcDateTime);
        var on = calendar.WorkingDayOnOrAfter(loggedOn.AddDays(_chance.Between(3, 40)));
        return new PlannedWithdrawal(DemoCalendar.DuringWork(on, _chance), _chance.Pick(DemoFacts.WithdrawnReasons));
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateTimeOffset UtcMidnight(DateOnly date) => new(date, TimeOnly.MinValue, TimeSpan.Zero);
}
