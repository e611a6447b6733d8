namespace CyberGov.Packs;

/// <summary>Reads the rows of a sheet some at a time, each part after the number of the last row of the one before.</summary>
public static class LinesInParts
{
    /// <param name="atATime">As many as <paramref name="partAfter"/> gives while there are more.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T>(int atATime, Func<long, Task<List<T>>> partAfter, Func<T, long> number)
    {
        for (var last = 0L; ;)
        {
            var lines = await partAfter(last);
            foreach (var line in lines)
            {
                yield return line;
            }

            if (lines.Count < atATime)
            {
                yield break;
            }

            last = number(lines[^1]);
        }
    }
}
