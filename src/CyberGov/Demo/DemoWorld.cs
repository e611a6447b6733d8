using CyberGov.ChangeHistory;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CyberGov.Demo;

/// <summary>Something that happened at the made-up council.</summary>
/// <param name="ActorId">Who did it; null when the program did.</param>
internal sealed record DemoEvent(DateTimeOffset At, Guid? ActorId, Action<DemoWorld> Happen)
{
    /// <summary>What needs to look at the records of that moment.</summary>
    public Func<DemoWorld, CancellationToken, Task>? ThenAsync { get; init; }
}

/// <summary>
/// The database as it was at each moment of the made-up past. Everything is saved in the order in which it happened, with the
/// clock and the actor of that moment, so that the change history is written by the same code as a real one.
/// </summary>
internal sealed class DemoWorld : IAsyncDisposable
{
    private readonly DemoClock _clock = new();
    private readonly CurrentActor _actor = new();

    private DemoWorld(CyberGovDbContext real)
    {
        Db = OpenBeside(real, new ChangeHistoryInterceptor(_actor, _clock));
        Db.Database.AutoSavepointsEnabled = false;
    }

    public CyberGovDbContext Db { get; }

    public TimeProvider Time => _clock;

    public Dictionary<string, Control> Controls { get; private set; } = [];

    /// <summary>The open review of each control.</summary>
    public Dictionary<string, Review> OpenReviews { get; } = new(StringComparer.Ordinal);

    /// <summary>Opens the past inside the transaction of the present: both are saved, or neither.</summary>
    public static async Task<DemoWorld> OpenAsync(CyberGovDbContext real, CancellationToken cancellationToken)
    {
        var world = new DemoWorld(real);
        await world.Db.Database.UseTransactionAsync(real.Database.CurrentTransaction!.GetDbTransaction(), cancellationToken);
        return world;
    }

    public ValueTask DisposeAsync() => Db.DisposeAsync();

    /// <summary>The control register as the program makes it from the catalogue, on the council's first day.</summary>
    public async Task AdoptControlsAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        _clock.Now = at;
        await new AdoptCommonControls(Db, _clock).ExecuteAsync(cancellationToken);
        Controls = await Db.Controls
            .Where(c => c.RetiredAt == null)
            .ToDictionaryAsync(c => c.Code, StringComparer.Ordinal, cancellationToken);
    }

    public async Task LiveThroughAsync(IEnumerable<DemoEvent> events, CancellationToken cancellationToken)
    {
        // A save would look three times for what has changed; once is enough.
        Db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var happening in events.OrderBy(e => e.At))
        {
            (_clock.Now, _actor.PersonId) = (happening.At, happening.ActorId);
            happening.Happen(this);
            if (happening.ThenAsync is { } then)
            {
                await then(this, cancellationToken);
            }

            Db.ChangeTracker.DetectChanges();
            await Db.SaveChangesAsync(cancellationToken);
            ForgetWhatIsDone();
        }

        Db.ChangeTracker.AutoDetectChangesEnabled = true;
    }

    /// <summary>Only controls and open reviews are needed again; the rest would make every later save slower.</summary>
    private void ForgetWhatIsDone()
    {
        foreach (var entry in Db.ChangeTracker.Entries().Where(e => e.Entity is not (Control or Review { CompletedAt: null })).ToList())
        {
            entry.State = EntityState.Detached;
        }
    }

    private static CyberGovDbContext OpenBeside(CyberGovDbContext real, ChangeHistoryInterceptor history)
    {
        var connection = real.Database.GetDbConnection();
        return real switch
        {
            PostgresCyberGovDbContext => new PostgresCyberGovDbContext(
                new DbContextOptionsBuilder<PostgresCyberGovDbContext>().UseNpgsql(connection).AddInterceptors(history).Options),
            SqliteCyberGovDbContext => new SqliteCyberGovDbContext(
                new DbContextOptionsBuilder<SqliteCyberGovDbContext>().UseSqlite(connection).AddInterceptors(history).Options),
            _ => throw new InvalidOperationException($"The demonstration does not know the database of {real.GetType().Name}."),
        };
    }
}
