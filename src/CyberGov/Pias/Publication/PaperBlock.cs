using System.Text.Json.Serialization;

namespace CyberGov.Pias.Publication;

/// <summary>One piece of a paper. Pages, Word files and open data are made of the same pieces, so none says what another does not.</summary>
[JsonDerivedType(typeof(PaperHeading), "heading")]
[JsonDerivedType(typeof(PaperText), "text")]
[JsonDerivedType(typeof(PaperFacts), "facts")]
[JsonDerivedType(typeof(PaperTable), "table")]
public abstract record PaperBlock;

/// <param name="Level">1 for a part, 2 for what it holds; the title of the paper stands above both.</param>
/// <param name="Text">One line.</param>
public sealed record PaperHeading(int Level, string Text) : PaperBlock;

/// <summary>Paragraphs, as they were typed: a line break in the text is one on paper.</summary>
public sealed record PaperText(string Text) : PaperBlock;

/// <summary>Names and what they stand for, one below the other.</summary>
public sealed record PaperFacts(string Caption, IReadOnlyList<PaperFact> Facts) : PaperBlock;

public sealed record PaperFact(string Term, string Text);

/// <summary>A table whose first row is its header; every row has as many cells as the header.</summary>
public sealed record PaperTable(string Caption, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows) : PaperBlock;

/// <summary>An assessment laid out for reading.</summary>
public sealed record PiaPaper
{
    public required string Organisation { get; init; }

    /// <summary>Such as OFFICIAL; on the head of every page.</summary>
    public required string Marking { get; init; }

    public required string Code { get; init; }

    public required string Title { get; init; }

    public required int VersionNumber { get; init; }

    /// <summary>Which state of the words this is, in a sentence, such as "As approved on 3 May 2027".</summary>
    public required string Basis { get; init; }

    /// <summary>SHA-256 of the content it shows; null in what is published, so that what is withheld cannot be guessed at.</summary>
    public string? ContentHash { get; init; }

    /// <summary>The day it shows, which is also the date in the properties of its file.</summary>
    public required DateTimeOffset AsAt { get; init; }

    public required IReadOnlyList<PaperBlock> Blocks { get; init; }
}
