using Bogus;

namespace CyberGov.Demo;

/// <summary>Chance that falls the same way every time: one fixed seed a subject, so that a change to one leaves the others alone.</summary>
internal sealed class Chance
{
    private const int Seed = 20120906;

    private readonly Randomizer _random;

    // Not the runtime's hash of a string, which differs from run to run.
    public Chance(string subject) =>
        _random = new Randomizer(subject.Aggregate(Seed, (hash, letter) => unchecked((hash * 31) + letter)));

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => _random.Number(low, high);

    /// <summary>From 0 to 1.</summary>
    public double Fraction() => _random.Double();

    public bool Percent(int likelihood) => _random.Number(1, 100) <= likelihood;

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Number(0, from.Count - 1)];

    public List<T> Shuffled<T>(IEnumerable<T> from) => [.. _random.Shuffle(from)];

    /// <summary>A key of version 7 made at that moment, so that seeded records sort by their age as real ones do.</summary>
    public Guid NewId(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.Bytes(bytes.Length).CopyTo(bytes);
        var milliseconds = at.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++)
        {
            bytes[i] = (byte)(milliseconds >> (8 * (5 - i)));
        }

        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
