using CyberGov.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CyberGov.Mail;

/// <summary>
/// Keeps a batch of mails leased while its process lives. So a lease need not be as long as the slowest mail server: what a
/// process that died had in hand is free again within <see cref="Length"/>, on another node too.
/// </summary>
public sealed partial class LeaseRenewal(IServiceScopeFactory scopes, TimeProvider time, ILogger<LeaseRenewal> logger)
{
    /// <summary>As long as the claim on a job, and renewed three times in it.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(90);

    public async Task WhileAsync(Func<Task> deliver, IReadOnlyCollection<Guid> batch)
    {
        using var done = new CancellationTokenSource();
        var renewing = RenewAsync(batch, done.Token);
        try
        {
            await deliver();
        }
        finally
        {
            await done.CancelAsync();
            await renewing;
        }
    }

    private async Task RenewAsync(IReadOnlyCollection<Guid> batch, CancellationToken done)
    {
        while (await NextAsync(done))
        {
            try
            {
                await RenewOnceAsync(batch);
            }
            catch (Exception exception)
            {
                // The database was away for a moment; the leases hold until the next try.
                NotRenewed(exception, batch.Count);
            }
        }
    }

    /// <summary>Without a new version: whoever has the mail in hand is not disturbed.</summary>
    public async Task RenewOnceAsync(IReadOnlyCollection<Guid> batch)
    {
        await using var scope = scopes.CreateAsyncScope();
        var until = time.GetUtcNow() + Length;
        await scope.ServiceProvider.GetRequiredService<CyberGovDbContext>().QueuedEmails
            .Where(e => batch.Contains(e.QueuedEmailId) && e.State == EmailState.Queued && e.LeasedUntil != null)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.LeasedUntil, until), CancellationToken.None);
    }

    private async Task<bool> NextAsync(CancellationToken done)
    {
        await Task.WhenAny(Task.Delay(Length / 3, time, done));

        return !done.IsCancellationRequested;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The leases of {Count} mails could not be renewed")]
    private partial void NotRenewed(Exception exception, int count);
}
