using System.Security.Cryptography;
using CyberGov.Data;
using CyberGov.Storage;
using CyberGov.Storage.Scanning;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>Why a person who may see a file is not handed its bytes.</summary>
public enum FileWithheld
{
    /// <summary>Not yet: the scanner has not looked into it.</summary>
    NotScanned,

    /// <summary>Not while it has a password: the scanner cannot look into it.</summary>
    PasswordProtected,
    Infected,

    /// <summary>The store no longer holds what was received.</summary>
    NoLongerWhatWasLogged,
}

/// <summary>The bytes of a file, or why they are withheld.</summary>
public sealed record ServedFile(Stream? Content, FileWithheld? Withheld);

/// <summary>Opens stored bytes for a person who is allowed to see the file, unless nobody may have them.</summary>
public sealed class ServeEvidenceFile(
    CyberGovDbContext db, IEvidenceStore store, ClamdScanner scanner, TimeProvider time)
{
    public async Task<ServedFile> ExecuteAsync(string sha256, CancellationToken cancellationToken)
    {
        var content = await db.StoredContents.SingleOrDefaultAsync(c => c.Sha256 == sha256, cancellationToken);
        if (WhyWithheld(content) is { } withheld)
        {
            return new ServedFile(null, withheld);
        }

        try
        {
            var bytes = await store.OpenReadAsync(sha256, cancellationToken);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancellationToken)) == sha256)
            {
                bytes.Position = 0;
                return new ServedFile(bytes, null);
            }

            await bytes.DisposeAsync();
            await RecordAsync(content, IntegrityState.Changed, cancellationToken);
        }
        catch (FileNotFoundException)
        {
            await RecordAsync(content, IntegrityState.Missing, cancellationToken);
        }

        return new ServedFile(null, FileWithheld.NoLongerWhatWasLogged);
    }

    private FileWithheld? WhyWithheld(StoredContent? content)
    {
        // Accepted before there was a scanner: the scan job is about to reach it.
        var awaitsScan = scanner.IsSetUp && content is null or { Scan: ScanState.NotScanned };
        return content switch
        {
            { Integrity: IntegrityState.Changed or IntegrityState.Missing } => FileWithheld.NoLongerWhatWasLogged,
            { Scan: ScanState.Infected } => FileWithheld.Infected,
            { Scan: ScanState.Held, IsEncrypted: true } => FileWithheld.PasswordProtected,
            { MayBeServed: false } => FileWithheld.NotScanned,
            _ => awaitsScan ? FileWithheld.NotScanned : null,
        };
    }

    private async Task RecordAsync(StoredContent? content, IntegrityState found, CancellationToken cancellationToken)
    {
        content?.RecordCheck(found, time.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Whoever checks the store was faster and has said the same or better.
        }
    }
}
