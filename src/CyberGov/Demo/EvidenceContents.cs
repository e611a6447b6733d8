using CyberGov.Calendar;
using CyberGov.Catalogue;
using CyberGov.Demo.Papers;
using CyberGov.Evidence;
using CyberGov.Identity;

namespace CyberGov.Demo;

/// <summary>What one item says and in what form: mostly a file, sometimes two, a link or a note.</summary>
internal sealed record EvidenceContent(
    string Title, string Shows, Marking Marking, string? LinkUrl, string? Note, IReadOnlyList<PlannedFile> Files);

/// <summary>Writes what evidence items say.</summary>
internal sealed class EvidenceContents
{
    private readonly Chance _chance = new("contents");

    public EvidenceContent Write(CommonControl control, string example, DateOnly on, Person owner)
    {
        var title = DemoWords.Title(control, example, on);
        var lines = Lines();
        var shows = Shows(control, example, on, lines);
        var marking = MarkingOf(control, example);
        var paper = new Paper(title, InCapitals(marking), on, $"{owner.Name}, {owner.JobTitle}", Paragraphs(control, shows), lines);
        var stem = DemoWords.FileStem(title);

        return _chance.Between(1, 100) switch
        {
            <= 5 => new(title, shows, marking, $"https://intranet.{DemoStaff.Domain}/{control.Code}/{stem}", null, []),
            <= 9 => new(title, shows, marking, null, Note(owner, on, lines), []),
            _ => new(title, shows, marking, null, null, FilesOf(stem, DemoWords.Extension(example, _chance), paper)),
        };
    }

    private List<PlannedFile> FilesOf(string stem, string extension, Paper paper)
    {
        List<PlannedFile> files = [new($"{stem}{extension}", paper)];
        if (extension != ".png" && _chance.Percent(9))
        {
            files.Add(new PlannedFile($"{stem}-chart.png", paper));
        }

        return files;
    }

    private List<PaperLine> Lines()
    {
        var areas = _chance.Shuffled(Post.Areas).Take(_chance.Between(4, 7)).Order(StringComparer.Ordinal);
        return
        [
            .. areas.Select(area =>
            {
                var number = _chance.Between(12, 140);
                var exceptions = _chance.Percent(45) ? 0 : _chance.Between(1, Math.Max(1, number / 9));
                return new PaperLine(area, number, number - exceptions,
                    exceptions == 0 ? DemoFacts.Remarks[_chance.Between(0, 1)] : DemoFacts.Remarks[_chance.Between(2, DemoFacts.Remarks.Count - 1)]);
            }),
        ];
    }

    private static string Shows(CommonControl control, string example, DateOnly on, List<PaperLine> lines)
    {
        var subject = DemoWords.LowerFirst(control.Title);
        return DemoWords.IsLasting(example)
            ? $"Sets out how the council does its part for {subject}, as approved on {on.InWords()}."
            : $"Shows {subject} at work in {DemoWords.Month(on)}: {lines.Sum(l => l.Sound)} of {lines.Sum(l => l.Checked)} looked at were as they should be.";
    }

    private static string[] Paragraphs(CommonControl control, string shows) =>
    [
        shows,
        $"What it is for: {control.Objective}",
        $"Kept as evidence for {control.Code}, {control.Title}. The council and the people in this document are made up.",
    ];

    private static string Note(Person owner, DateOnly on, List<PaperLine> lines) =>
        $"Looked at with {owner.Name} on {on.InWords()}. Nothing was written down at the time, so this note stands as the record.\n\n"
        + string.Join('\n', lines);

    private Marking MarkingOf(CommonControl control, string example)
    {
        var likelihood = DemoWords.IsDelicate(example) ? 80 : control.Code[..3] is "INC" or "VUL" or "MON" or "NET" ? 35 : 7;
        return _chance.Percent(likelihood) ? Marking.OfficialSensitive : Marking.Official;
    }

    private static string InCapitals(Marking marking) =>
        marking == Marking.OfficialSensitive ? "OFFICIAL-SENSITIVE" : "OFFICIAL";
}
