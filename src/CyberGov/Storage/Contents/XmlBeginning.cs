using System.Xml;

namespace CyberGov.Storage.Contents;

/// <summary>The beginning of a part of an Office file, as far as its first element: a document type can only stand before that.</summary>
internal static class XmlBeginning
{
    private const int BytesToTell = 256;

    /// <summary>In UTF-8 or with two or four bytes a character, the first letter is always an angle bracket.</summary>
    public static bool IsXml(ReadOnlySpan<byte> head)
    {
        foreach (var letter in head[..Math.Min(BytesToTell, head.Length)])
        {
            if (letter is not (0 or 0xEF or 0xBB or 0xBF or 0xFE or 0xFF or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return letter == (byte)'<';
            }
        }

        return false;
    }

    /// <summary>False for a document type (whose entities can be made to grow or to fetch files) and for what no reader could read.</summary>
    public static bool IsHarmless(ArraySegment<byte> head)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(head.Array!, head.Offset, head.Count, writable: false), settings);
            while (reader.Read() && reader.NodeType != XmlNodeType.Element)
            {
                // Declarations, comments and instructions may come first.
            }

            return reader.NodeType == XmlNodeType.Element;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
