using System.Globalization;
using CyberGov.Calendar;

namespace CyberGov.Demo.Papers;

/// <summary>What a made-up evidence file says, whatever program it is written for.</summary>
internal sealed record Paper(
    string Title,
    string Marking,
    DateOnly On,
    string Author,
    IReadOnlyList<string> Paragraphs,
    IReadOnlyList<PaperLine> Lines)
{
    public const string Organisation = "Borsetshire District Council";

    /// <summary>Where the title stands with marking, date and author under it.</summary>
    public IEnumerable<string> Heading =>
        [Organisation, Marking, Title, $"{Author}, {On.InWords()}"];

    public async Task<byte[]> WriteAsync(string extension, CancellationToken cancellationToken) => extension switch
    {
        ".pdf" => PdfPage.Write(this),
        ".docx" => await WordDocument.WriteAsync(this, cancellationToken),
        ".xlsx" => await Spreadsheet.WriteAsync(this, cancellationToken),
        ".png" => PngChart.Write(this),
        ".txt" => TextNote.Write(this),
        _ => throw new ArgumentOutOfRangeException(nameof(extension), extension, "Not a kind of paper the demonstration writes."),
    };
}

/// <summary>One line of its table: what was looked at, how many there were and how many were as they should be.</summary>
internal sealed record PaperLine(string Item, int Checked, int Sound, string Remark)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Item}: {Sound} of {Checked} as they should be. {Remark}");
}
