namespace CyberGov.Testing;

/// <summary>The only thing the tests fake: what time it is. Stands still until a test moves it.</summary>
public sealed class FakeClock : TimeProvider
{
    /// <summary>A Tuesday morning in British Summer Time, no bank holiday near.</summary>
    public static readonly DateTimeOffset Start = new(2026, 9, 8, 8, 0, 0, TimeSpan.Zero);

    private long _utcTicks = Start.UtcTicks;

    public DateTimeOffset Now
    {
        get => new(Interlocked.Read(ref _utcTicks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref _utcTicks, value.UtcTicks);
    }

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan time) => Now += time;
}
