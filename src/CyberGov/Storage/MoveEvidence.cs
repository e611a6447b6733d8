using System.Security.Cryptography;

namespace CyberGov.Storage;

/// <summary>How a move stands.</summary>
/// <param name="Copied">Put into the new store and read back in this run.</param>
/// <param name="AlreadyThere">In the new store before, and read again in this run.</param>
/// <param name="Bytes">How many bytes both are.</param>
/// <param name="Removed">Taken out of the old store.</param>
public sealed record MoveCount(int Copied, int AlreadyThere, long Bytes, int Removed)
{
    public int Verified => Copied + AlreadyThere;
}

/// <summary>
/// Brings everything one store holds into another. Run again after any interruption it goes on: what is there is read and
/// compared, what is not is copied.
/// </summary>
public sealed class MoveEvidence(IEvidenceStore from, IEvidenceStore to)
{
    private readonly List<string> _verified = [];
    private readonly List<string> _changed = [];

    public MoveCount Count { get; private set; } = new(0, 0, 0, 0);

    /// <summary>Files that are not what their name says in the old store. They were not copied and hold back any removal.</summary>
    public IReadOnlyList<string> Changed => _changed;

    /// <param name="report">Called after each file.</param>
    /// <exception cref="IOException">A store failed; what was copied so far stays and counts.</exception>
    public async Task CopyAsync(Func<MoveCount, Task> report, CancellationToken cancellationToken)
    {
        await foreach (var entry in from.ListAsync(cancellationToken))
        {
            if (await to.VerifyAsync(entry.Sha256, cancellationToken) == StoredState.Sound)
            {
                _verified.Add(entry.Sha256);
                Count = Count with { AlreadyThere = Count.AlreadyThere + 1, Bytes = Count.Bytes + entry.Length };
            }
            else if (await TryCopyAsync(entry.Sha256, cancellationToken))
            {
                _verified.Add(entry.Sha256);
                Count = Count with { Copied = Count.Copied + 1, Bytes = Count.Bytes + entry.Length };
            }
            else
            {
                _changed.Add(entry.Sha256);
            }

            await report(Count);
        }
    }

    /// <summary>Empties the old store of what the new one was seen to hold whole in this run.</summary>
    public async Task RemoveCopiedAsync(Func<MoveCount, Task> report, CancellationToken cancellationToken)
    {
        if (_changed.Count > 0)
        {
            throw new InvalidOperationException("Nothing is removed while a file could not be copied.");
        }

        foreach (var sha256 in _verified)
        {
            await from.DiscardAsync(sha256, cancellationToken);
            Count = Count with { Removed = Count.Removed + 1 };
            await report(Count);
        }
    }

    /// <returns>False when the bytes in the old store have changed.</returns>
    private async Task<bool> TryCopyAsync(string sha256, CancellationToken cancellationToken)
    {
        await using var content = await from.OpenReadAsync(sha256, cancellationToken);
        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) != sha256)
        {
            return false;
        }

        content.Position = 0;
        var stored = await to.SaveAsync(content, long.MaxValue, cancellationToken);
        return stored.Sha256 == sha256;
    }
}
