using System.Globalization;
using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Evidence;

namespace CyberGov.Benchmarks.Council;

/// <summary>How much evidence there is to be, and in what state.</summary>
internal sealed record EvidenceScale
{
    public static readonly EvidenceScale Usual = new();

    public int Items { get; init; } = 24_000;

    /// <summary>Some items wait to be accepted, were returned, or were never handed in; else everything was accepted.</summary>
    public bool HasOpenWork { get; init; }

    /// <summary>Makes up a file of so many bytes; without bytes when only the records are looked at.</summary>
    public Func<int, PlannedFile> Plan { get; init; } = StoredFiles.Plan;
}

/// <summary>Ten years of evidence: 24,000 items, one every few hours, with 50,000 revisions between them; or as many as asked for.</summary>
internal sealed class PastEvidence(
    BigStaff staff, IReadOnlyList<Control> controls, PastIds ids, DateTimeOffset start, DateTimeOffset end, EvidenceScale scale)
{
    private static readonly string[] Kinds =
    [
        "Access review", "Patch report", "Backup test log", "Training record", "Risk assessment", "Supplier check",
        "Phishing exercise", "Policy sign-off", "Restore test", "Firewall rule review", "Asset list", "Incident rehearsal",
    ];

    private static readonly string[] Findings =
    [
        "nothing open", "two actions closed", "one action carried over", "signed by the head of service", "seen at the security board",
    ];

    private readonly Random _random = new(2016);
    private readonly SortedDictionary<int, int> _lastOfYear = [];

    public IEnumerable<CodeSequence> Sequences() =>
        _lastOfYear.Select(year => new CodeSequence { Prefix = "EV", Year = year.Key, Last = year.Value });

    public IEnumerable<EvidenceItem> All()
    {
        var step = (end - start) / scale.Items;
        for (var number = 0; number < scale.Items; number++)
        {
            yield return Item(number, start + (step * number));
        }
    }

    private EvidenceItem Item(int number, DateTimeOffset loggedAt)
    {
        var first = _random.Next(controls.Count);
        var owner = staff.EvidenceOwnerOf(first, number);
        var itemId = ids.At(loggedAt);
        var revisions = Revisions(number, itemId, owner.Id, first, loggedAt);
        var current = revisions[^1];
        var (code, runningNumber) = NextCode(UkTime.DateIn(loggedAt).Year);
        var item = new EvidenceItem
        {
            EvidenceItemId = itemId,
            Number = runningNumber,
            Code = code,
            Title = current.Title,
            OwnerId = owner.Id,
            Marking = _random.Next(100) < 15 ? Marking.OfficialSensitive : Marking.Official,
            EffectiveOn = current.EffectiveOn,
            ExpiresOn = current.ExpiresOn,
            LoggedById = owner.Id,
            LoggedAt = loggedAt,
            SearchText = string.Empty,
        };
        item.Revisions.Add(revisions[0]);
        item.Show(revisions[0]);
        Decide(item, revisions[0], number);
        foreach (var revision in revisions.Skip(1))
        {
            item.Revise(revision);
            Decide(item, revision, number);
        }

        item.Controls.AddRange(ServedBy(first).Select(control => new EvidenceControl
        {
            EvidenceItemId = itemId,
            EvidenceNumber = runningNumber,
            ControlId = controls[control].ControlId,
            AttachedById = owner.Id,
            AttachedAt = loggedAt,
        }));
        if (number % 100 == 99)
        {
            item.Withdraw("Logged against the wrong year", owner.Id, loggedAt.AddDays(3));
        }

        return item;
    }

    private bool IsNeverHandedIn(int number) => scale.HasOpenWork && number % 200 == 11;

    private void Decide(EvidenceItem item, EvidenceRevision revision, int number)
    {
        if (IsNeverHandedIn(number))
        {
            return;
        }

        item.Submit(revision, revision.RevisedById, revision.RevisedAt);
        var isOpen = scale.HasOpenWork && revision.Number > 1;
        if (isOpen && number % 100 == 13)
        {
            item.Return(revision, "The second page is missing", staff.DeciderId, revision.RevisedAt.AddDays(2));
        }
        else if (!isOpen || number % 50 != 7)
        {
            item.Accept(revision, staff.DeciderId, revision.RevisedAt.AddDays(2));
        }
    }

    /// <summary>Two each, every twelfth item three, and what was never handed in one.</summary>
    private List<EvidenceRevision> Revisions(int number, Guid itemId, Guid ownerId, int control, DateTimeOffset loggedAt)
    {
        var kind = Kinds[_random.Next(Kinds.Length)];
        var count = IsNeverHandedIn(number) ? 1 : number % 12 == 0 ? 3 : 2;
        var revisions = new List<EvidenceRevision>(count);
        for (var revision = 1; revision <= count; revision++)
        {
            var at = loggedAt.AddDays((revision - 1) * 20);
            var on = UkTime.DateIn(at < end ? at : end);
            var made = new EvidenceRevision
            {
                EvidenceRevisionId = ids.At(at),
                EvidenceItemId = itemId,
                Number = revision,
                Title = $"{kind}, {on.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}",
                Shows = $"That \u201c{controls[control].Title}\u201d was done for {staff.AreaOf(control).Name}: {Findings[_random.Next(Findings.Length)]}.",
                LinkUrl = number % 10 == 8 ? $"https://intranet.example.gov.uk/records/{number}" : null,
                Note = number % 10 == 9 ? $"Checked by telephone with the supplier, reference {_random.Next(100_000)}." : null,
                EffectiveOn = on,
                ExpiresOn = number % 10 == 3 ? null : on.AddMonths(number % 2 == 0 ? 12 : 24),
                RevisedById = ownerId,
                RevisedAt = at < end ? at : end,
            };
            made.Files.AddRange(Files(number, kind, made, isCurrent: revision == count));
            revisions.Add(made);
        }

        return revisions;
    }

    private IEnumerable<EvidenceFile> Files(int number, string kind, EvidenceRevision revision, bool isCurrent)
    {
        var count = (number % 10) switch { >= 8 => 0, 7 => 2, _ => 1 };
        for (var position = 0; position < count; position++)
        {
            var content = scale.Plan(isCurrent ? _random.Next(20_000, 80_000) : _random.Next(1_000, 3_000));
            yield return new EvidenceFile
            {
                EvidenceFileId = ids.At(revision.RevisedAt),
                EvidenceRevisionId = revision.EvidenceRevisionId,
                Position = position,
                FileName = $"{kind.Replace(' ', '-')} {revision.EffectiveOn:yyyy-MM} part {position + 1}.pdf",
                ContentType = "application/pdf",
                Length = content.Length,
                Sha256 = content.Sha256,
            };
        }
    }

    private int[] ServedBy(int first) => _random.Next(10) switch
    {
        < 5 => [first],
        < 8 => [first, (first + 1) % controls.Count],
        _ => [first, (first + 1) % controls.Count, (first + 2) % controls.Count],
    };

    private (string Code, long Number) NextCode(int year)
    {
        var number = _lastOfYear[year] = _lastOfYear.GetValueOrDefault(year) + 1;
        return (string.Create(CultureInfo.InvariantCulture, $"EV-{year}-{number:0000}"), (year * 1_000_000L) + number);
    }
}
