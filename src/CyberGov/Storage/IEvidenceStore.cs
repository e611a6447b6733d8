namespace CyberGov.Storage;

/// <summary>Whether stored bytes are still what their name says.</summary>
public enum StoredState
{
    Sound,
    Changed,
    Missing,
}

/// <summary>One entry of a store's own list.</summary>
/// <param name="Sha256">The name it is kept under.</param>
/// <param name="Length">How many bytes the store says there are.</param>
/// <param name="StoredAt">When they were last put there.</param>
public sealed record StoredEntry(string Sha256, long Length, DateTimeOffset StoredAt);

/// <summary>Keeps the bytes of evidence files, each once, under the SHA-256 of what they are.</summary>
/// <remarks>
/// When <see cref="SaveAsync"/> returns, the bytes are safe; when it throws, nothing was acknowledged. A store that fails or
/// cannot be reached throws <see cref="IOException"/>: never "missing", which is said of healthy stores only.
/// </remarks>
public interface IEvidenceStore
{
    /// <summary>Stores the rest of the stream. The same bytes are stored once, however often they come.</summary>
    /// <exception cref="FileTooLargeException">There are more than <paramref name="maxBytes"/>.</exception>
    Task<StoredFile> SaveAsync(Stream content, long maxBytes, CancellationToken cancellationToken);

    /// <summary>Opens stored bytes for reading, from any position.</summary>
    /// <exception cref="FileNotFoundException">No such bytes are stored.</exception>
    Task<Stream> OpenReadAsync(string sha256, CancellationToken cancellationToken);

    Task<bool> ExistsAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>Reads all bytes again: are they there, and are they still what they were?</summary>
    Task<StoredState> VerifyAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>Takes bytes out for good. No record may point to them any more.</summary>
    /// <returns>False when they were not there.</returns>
    Task<bool> DiscardAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>What is known of one entry without reading it; null when it is not there.</summary>
    Task<StoredEntry?> FindAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>Everything that is stored, in no promised order.</summary>
    IAsyncEnumerable<StoredEntry> ListAsync(CancellationToken cancellationToken);

    /// <summary>Clears away what unfinished uploads left on this computer before a crash; returns how many there were.</summary>
    /// <param name="before">Files touched since are left alone: another node may be writing them.</param>
    int SweepIncoming(DateTimeOffset before);
}
