using CyberGov.Data;

namespace CyberGov.Evidence;

/// <summary>The words by which an evidence item is found.</summary>
public static class EvidenceSearch
{
    /// <summary>What the full-text index holds of an item.</summary>
    internal static string TextOf(string code, EvidenceRevision revision) => TextOf(
        [code, revision.Title, revision.Shows, revision.LinkUrl, revision.Note, .. revision.Files.Select(f => f.FileName)]);

    internal static string TextOf(params IEnumerable<string?> parts) => string.Join(' ', SearchWords.Of(string.Join(' ', parts)));
}
