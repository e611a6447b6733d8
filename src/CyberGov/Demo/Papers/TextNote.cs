using System.Text;

namespace CyberGov.Demo.Papers;

/// <summary>Plain text as any editor opens it.</summary>
internal static class TextNote
{
    public static byte[] Write(Paper paper) => Encoding.UTF8.GetBytes(string.Concat(
        paper.Heading.Append("").Concat(paper.Paragraphs).Append("").Concat(paper.Lines.Select(l => $"- {l}"))
            .Select(line => $"{line}\r\n")));
}
