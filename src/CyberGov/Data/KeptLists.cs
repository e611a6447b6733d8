using System.Collections.Concurrent;

namespace CyberGov.Data;

/// <summary>
/// Short lists that every register offers to choose from and that hardly ever change. Each is kept until this program saves
/// something, and for a minute at most, because another machine may save as well.
/// </summary>
public sealed class KeptLists(RecordChanges changes, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Kept> _lists = new(StringComparer.Ordinal);

    /// <param name="name">Names the list and everything it depends on; a fixed few, or a few a person; never what someone typed.</param>
    /// <param name="read">Reads it afresh. What it gives is shared, so nothing in it may ever change.</param>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(string name, Func<Task<List<T>>> read)
    {
        var (saves, now) = (changes.Count, time.GetUtcNow());
        if (_lists.TryGetValue(name, out var kept) && kept.Saves == saves && now - kept.ReadAt < Longest)
        {
            return (IReadOnlyList<T>)kept.List;
        }

        var list = await read();
        _lists[name] = new Kept(list, saves, now);
        return list;
    }

    private sealed record Kept(object List, long Saves, DateTimeOffset ReadAt);
}
