using System.Buffers.Binary;
using System.IO.Compression;

namespace CyberGov.Demo.Papers;

/// <summary>A bar chart as a PNG picture: for each line a pale bar of what was checked and a dark one of what was sound.</summary>
internal static class PngChart
{
    private const int Width = 480;
    private const int Height = 270;
    private const int Margin = 30;
    private const byte Paper = 0;
    private const byte Ink = 1;
    private const byte Checked = 2;
    private const byte Sound = 3;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] Palette = [0xFF, 0xFF, 0xFF, 0x0B, 0x0C, 0x0C, 0xB8, 0xC9, 0xDB, 0x1A, 0x65, 0xA6];

    public static byte[] Write(Paper paper)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9]) = (8, 3); // eight bits a dot, each a place in the palette

        using var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "PLTE"u8, Palette);
        WriteChunk(file, "IDAT"u8, Compressed(Draw(paper.Lines)));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>Rows from the top, each after a byte that says it is stored as it is.</summary>
    private static byte[] Draw(IReadOnlyList<PaperLine> lines)
    {
        var dots = new byte[Height * (Width + 1)];
        Fill(dots, Margin, Height - Margin, Width - Margin, Height - Margin + 2, Ink);
        Fill(dots, Margin - 2, Margin, Margin, Height - Margin + 2, Ink);

        var most = Math.Max(1, lines.Max(l => l.Checked));
        var slot = (Width - (2 * Margin)) / lines.Count;
        for (var i = 0; i < lines.Count; i++)
        {
            var left = Margin + (i * slot) + (slot / 6);
            var right = left + (slot * 2 / 3);
            Fill(dots, left, Top(lines[i].Checked, most), right, Height - Margin, Checked);
            Fill(dots, left, Top(lines[i].Sound, most), right, Height - Margin, Sound);
        }

        return dots;
    }

    private static int Top(int value, int most) => Height - Margin - (value * (Height - (2 * Margin)) / most);

    private static void Fill(byte[] dots, int left, int top, int right, int bottom, byte colour)
    {
        for (var y = top; y < bottom; y++)
        {
            dots.AsSpan((y * (Width + 1)) + 1 + left, right - left).Fill(colour);
        }
    }

    private static byte[] Compressed(byte[] dots)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(dots);
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        file.Write(number);
    }

    /// <summary>The check sum of ISO 3309 that ends every chunk (PNG specification, 5.5 and annex D).</summary>
    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return crc;
    }
}
