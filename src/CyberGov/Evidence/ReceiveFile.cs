using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using CyberGov.ChangeHistory;
using CyberGov.Storage;
using CyberGov.Storage.Scanning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CyberGov.Evidence;

/// <summary>A file whose bytes are safely in the store but which is not yet part of any evidence item.</summary>
public sealed record ReceivedFile(string FileName, string ContentType, string Sha256, long Length);

/// <summary>What became of one file: received, or refused with a sentence that says how to mend it.</summary>
public sealed record FileReceipt(string FileName, ReceivedFile? Received, string? Refusal)
{
    [MemberNotNullWhen(true, nameof(Received))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsReceived => Received is not null;

    /// <summary>Received, but nobody may download it before it has been scanned.</summary>
    public bool IsHeld { get; init; }

    /// <summary>What the person should know about a file that was received.</summary>
    public string? Notice => IsHeld ? HeldNotice([FileName]) : null;

    public static string? HeldNotice(IReadOnlyList<string> fileNames) => fileNames.Count switch
    {
        0 => null,
        1 => $"The file ‘{fileNames[0]}’ is held: nobody can download it until it has been scanned for viruses, which is tried again every minute",
        var count => $"{count} files are held: nobody can download them until they have been scanned for viruses, which is tried again every minute",
    };
}

/// <summary>
/// Looks into one uploaded file, has it scanned and, if it may be evidence, puts its bytes into the store. What is known of
/// them is saved in a scope of its own: it holds whatever becomes of the form, and many files can come in at once.
/// </summary>
public sealed partial class ReceiveFile(
    IServiceScopeFactory scopes, IEvidenceStore store, ClamdScanner scanner, ILogger<ReceiveFile> logger)
{
    /// <summary>Refuses what may not be evidence; a failing disk throws, so that nothing is acknowledged. Not to be called within a transaction.</summary>
    /// <param name="fileName">As the browser sent it.</param>
    /// <param name="content">The whole file, readable from any position.</param>
    /// <param name="personId">Who brings it; null when it is the program itself, which has no quota.</param>
    /// <param name="cancellationToken">Stops before anything is acknowledged.</param>
    public async Task<FileReceipt> ExecuteAsync(
        string? fileName, Stream content, Guid? personId, CancellationToken cancellationToken)
    {
        var verdict = UploadInspection.Inspect(fileName, content);
        if (!verdict.IsAccepted)
        {
            return new FileReceipt(verdict.FileName, null, verdict.Refusal);
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().PersonId = personId;
        if (personId is { } id && await scope.ServiceProvider.GetRequiredService<UploadQuota>()
            .RefusalAsync(id, content.Length, cancellationToken) is { } refusal)
        {
            return Refused(verdict, refusal);
        }

        var contents = scope.ServiceProvider.GetRequiredService<StoredContents>();
        var (scan, answer) = await ScanAsync(content, cancellationToken);
        switch (answer?.Verdict)
        {
            case ScanVerdict.Infected:
                await NoteInfectedAsync(contents, content, answer.Detail, cancellationToken);
                return Refused(verdict, "contains a virus");
            case ScanVerdict.PasswordProtected:
                return Refused(verdict, "is password protected");
        }

        content.Position = 0;
        var stored = await store.SaveAsync(content, UploadInspection.MaxFileBytes, cancellationToken);
        var known = await contents.RecordAsync(
            new ContentReceipt(stored, verdict, scan, answer?.Detail, personId), cancellationToken);
        return known.Scan == ScanState.Infected ? Refused(verdict, "contains a virus") : Received(verdict, known);
    }

    private static FileReceipt Refused(UploadVerdict verdict, string why) =>
        new(verdict.FileName, null, $"The selected file ‘{verdict.FileName}’ {why}");

    private static FileReceipt Received(UploadVerdict verdict, StoredContent content) =>
        new(verdict.FileName, new ReceivedFile(verdict.FileName, verdict.Kind!.ContentType, content.Sha256, content.Length), null)
        {
            IsHeld = content.Scan == ScanState.Held,
        };

    private async Task<(ScanState State, ScanAnswer? Answer)> ScanAsync(Stream content, CancellationToken cancellationToken)
    {
        if (!scanner.IsSetUp)
        {
            return (ScanState.NotScanned, null);
        }

        content.Position = 0;
        var answer = await scanner.ScanAsync(content, cancellationToken);
        return (answer.Verdict == ScanVerdict.Clean ? ScanState.Clean : ScanState.Held, answer);
    }

    /// <summary>The one place where a refused virus is put on record.</summary>
    private async Task NoteInfectedAsync(
        StoredContents contents, Stream content, string? found, CancellationToken cancellationToken)
    {
        InfectedRefused();
        content.Position = 0;
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        await contents.RecordInfectedAsync(sha256, found, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An upload was refused because the virus scanner found something in it")]
    private partial void InfectedRefused();
}
