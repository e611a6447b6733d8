using CyberGov.Data;
using CyberGov.Jobs;
using CyberGov.Mail;
using CyberGov.Mail.Incoming;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CyberGov.Evidence;

/// <summary>
/// Takes in the messages that the council's mail system has put into a folder, oldest first, and moves each into
/// <c>done</c> or <c>refused</c> in there. A message counts as taken in once its draft is saved, so a run that is killed at
/// any point is made good by the next.
/// </summary>
public sealed partial class TakeInMailJob(
    EmailInSettings settings, CyberGovDbContext db, IServiceScopeFactory scopes, ILogger<TakeInMailJob> logger) : IRecurringJob
{
    private const int MostInOneRun = 200;

    /// <summary>A file of 50 MB, the most that is taken in, grows by a third on its way through the mail.</summary>
    private const int MostBytes = 75 * 1024 * 1024;

    private const int BytesOfHeaders = 128 * 1024;

    /// <summary>Mail systems from Windows write .EML.</summary>
    private static readonly EnumerationOptions AnyCase = new()
    {
        MatchCasing = MatchCasing.CaseInsensitive,
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
    };

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        // Before a council is set up there is nobody whose mail it could be.
        if (string.IsNullOrWhiteSpace(settings.Folder) || !await db.Organisations.AnyAsync(cancellationToken))
        {
            return;
        }

        var messages = new DirectoryInfo(settings.Folder).EnumerateFiles("*.eml", AnyCase)
            .Where(f => f.LinkTarget is null)
            .OrderBy(f => f.LastWriteTimeUtc)
            .ThenBy(f => f.Name, StringComparer.Ordinal)
            .Take(MostInOneRun)
            .ToList();
        var (taken, failures) = (0, new List<Exception>());
        foreach (var message in messages)
        {
            try
            {
                taken += await TakeInAsync(message, cancellationToken) ? 1 : 0;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // One bad message must not keep the others waiting; it stays where it is, and the run counts as failed.
                failures.Add(exception);
            }
        }

        TakenIn(taken, messages.Count - taken - failures.Count);
        if (failures.Count > 0)
        {
            throw new AggregateException($"{failures.Count} messages could not be taken in and are tried again.", failures);
        }
    }

    private async Task<bool> TakeInAsync(FileInfo message, CancellationToken cancellationToken)
    {
        var isTaken = false;
        try
        {
            isTaken = await ReadAsync(message, cancellationToken);
        }
        catch (UnreadableMailException)
        {
            // Nobody can say who sent it, so nobody is answered.
        }

        Move(message, isTaken ? "done" : "refused");
        return isTaken;
    }

    private async Task<bool> ReadAsync(FileInfo message, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var takeIn = scope.ServiceProvider.GetRequiredService<TakeInMail>();
        if (message.Length <= MostBytes)
        {
            return await takeIn.ExecuteAsync(await File.ReadAllBytesAsync(message.FullName, cancellationToken), cancellationToken);
        }

        await takeIn.RefuseTooLargeAsync(await BeginningAsync(message, cancellationToken), "75 MB", cancellationToken);
        return false;
    }

    private static async Task<byte[]> BeginningAsync(FileInfo message, CancellationToken cancellationToken)
    {
        var beginning = new byte[BytesOfHeaders];
        await using var file = message.OpenRead();
        var read = await file.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken);
        return beginning[..read];
    }

    /// <summary>Mail systems may use a name again; nothing that lies there is overwritten.</summary>
    private void Move(FileInfo message, string folder)
    {
        var target = Directory.CreateDirectory(Path.Combine(settings.Folder!, folder));
        var name = File.Exists(Path.Combine(target.FullName, message.Name)) ? $"{Guid.CreateVersion7():N}.eml" : message.Name;
        message.MoveTo(Path.Combine(target.FullName, name));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Made drafts of {TakenCount} messages and refused {RefusedCount}")]
    private partial void TakenIn(int takenCount, int refusedCount);
}
