using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CyberGov.ChangeHistory;

/// <summary>
/// The hashes of the history. What is hashed is a row of texts in UTF-8, each with its length in bytes in front (four bytes,
/// the highest first; an absent text has the length 4294967295 and nothing after it), so that no two rows give the same bytes.
/// </summary>
public static class HistoryDigest
{
    public const int SaltBytes = 16;

    private const string EntryFormat = "cybergov-history-entry-1";
    private const string GenesisFormat = "cybergov-history-start-1";
    private const uint Absent = uint.MaxValue;
    private const int UsualBytes = 512;

    public static byte[] OfValues(ReadOnlySpan<byte> salt, string fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(Encoding.UTF8.GetBytes(fields));
        return hash.GetHashAndReset();
    }

    public static byte[] OfEntry(ChangeHistoryEntry entry) => OfEntry(entry, entry.Sequence!.Value);

    /// <summary>The hash the entry would have in another place of the chain.</summary>
    internal static byte[] OfEntry(ChangeHistoryEntry entry, long sequence)
    {
        Span<byte> usual = stackalloc byte[UsualBytes];
        var texts = new TextRow(usual);
        texts.Add(EntryFormat);
        texts.Add(Hex(entry.PreviousHash));
        texts.Add(sequence.ToString(CultureInfo.InvariantCulture));
        AddBody(ref texts, entry);
        texts.Add(Hex(entry.ValuesDigest));
        return SHA256.HashData(texts.Written);
    }

    /// <summary>What the first entry of the chain has as its previous hash: it covers everything recorded before there was a chain.</summary>
    /// <param name="installationId">Tells this history from that of any other council.</param>
    /// <param name="olderCount">How many entries are older than the chain.</param>
    /// <param name="olderDigest">From <see cref="Older"/>.</param>
    public static byte[] OfStart(string installationId, long olderCount, byte[] olderDigest)
    {
        Span<byte> usual = stackalloc byte[UsualBytes];
        var texts = new TextRow(usual);
        texts.Add(GenesisFormat);
        texts.Add(installationId);
        texts.Add(olderCount.ToString(CultureInfo.InvariantCulture));
        texts.Add(Hex(olderDigest));
        return SHA256.HashData(texts.Written);
    }

    private static void AddBody(ref TextRow texts, ChangeHistoryEntry entry)
    {
        texts.Add(entry.ChangeHistoryEntryId.ToString("D"));
        texts.Add(entry.OccurredAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        texts.Add(entry.PersonId?.ToString("D"));
        texts.Add(entry.Action.ToString());
        texts.Add(entry.Subject);
        texts.Add(entry.SubjectId.ToString("D"));
    }

    private static string? Hex(byte[]? bytes) => bytes is null ? null : Convert.ToHexStringLower(bytes);

    /// <summary>Takes the entries from before the chain one by one, in their order.</summary>
    public sealed class Older : IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public long Count { get; private set; }

        public void Add(ChangeHistoryEntry entry)
        {
            Span<byte> usual = stackalloc byte[UsualBytes];
            var texts = new TextRow(usual);
            AddBody(ref texts, entry);
            texts.Add(entry.Fields);
            _hash.AppendData(texts.Written);
            Count++;
        }

        public byte[] Finish() => _hash.GetHashAndReset();

        public void Dispose() => _hash.Dispose();
    }

    private ref struct TextRow(Span<byte> usual)
    {
        private Span<byte> _bytes = usual;
        private int _length;

        public readonly ReadOnlySpan<byte> Written => _bytes[.._length];

        public void Add(string? text)
        {
            var length = text is null ? 0 : Encoding.UTF8.GetByteCount(text);
            if (_length + sizeof(uint) + length > _bytes.Length)
            {
                var larger = new byte[(_bytes.Length * 2) + length];
                Written.CopyTo(larger);
                _bytes = larger;
            }

            BinaryPrimitives.WriteUInt32BigEndian(_bytes[_length..], text is null ? Absent : (uint)length);
            _length += sizeof(uint) + Encoding.UTF8.GetBytes(text, _bytes[(_length + sizeof(uint))..]);
        }
    }
}
