using System.Buffers;

namespace CyberGov.Workbooks;

/// <summary>
/// Writes fields of comma-separated values (RFC 4180). Text that a spreadsheet would run as a formula gets an
/// apostrophe in front (OWASP ASVS 1.2.10); numbers and dates never need it.
/// </summary>
internal sealed class CsvFields(Utf8Buffer csv)
{
    private static readonly SearchValues<char> _needsQuotes = SearchValues.Create(",\"\r\n");
    private bool _isFirst = true;

    public void Text(string? value)
    {
        Separate();
        var text = value.AsSpan();
        if (MayRunAsFormula(text))
        {
            Write(text, "'"u8);
        }
        else
        {
            Write(text, []);
        }
    }

    public void Plain(string? value)
    {
        Separate();
        csv.Text(value);
    }

    public void EndRow()
    {
        csv.Raw("\r\n"u8);
        _isFirst = true;
    }

    private static bool MayRunAsFormula(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return false;
        }

        // The wide forms are folded to the narrow ones by some spreadsheets.
        var first = text.TrimStart();
        return text[0] is '\t' or '\r' or '\n' or '\0'
            || (!first.IsEmpty && first[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠');
    }

    private void Write(ReadOnlySpan<char> text, ReadOnlySpan<byte> prefix)
    {
        var quoted = text.ContainsAny(_needsQuotes) || XmlText.NeedsSpacePreserved(text);
        if (quoted)
        {
            csv.Raw("\""u8);
        }

        csv.Raw(prefix);
        int quote;
        while ((quote = text.IndexOf('"')) >= 0)
        {
            csv.Text(text[..quote]);
            csv.Raw("\"\""u8);
            text = text[(quote + 1)..];
        }

        csv.Text(text);
        if (quoted)
        {
            csv.Raw("\""u8);
        }
    }

    private void Separate()
    {
        if (!_isFirst)
        {
            csv.Raw(","u8);
        }

        _isFirst = false;
    }
}
