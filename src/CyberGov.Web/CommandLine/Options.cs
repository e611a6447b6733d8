namespace CyberGov.Web.CommandLine;

/// <summary>The options after a command's words: <c>--name value</c> pairs and <c>--flags</c>. Settings keys pass through to the host.</summary>
public sealed class Options
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _flags = new(StringComparer.Ordinal);

    /// <param name="args">What was typed.</param>
    /// <param name="valued">Options that take a value.</param>
    /// <param name="flags">Options that stand alone.</param>
    public Options(string[] args, string[] valued, string[] flags)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (flags.Contains(args[i], StringComparer.Ordinal))
            {
                _flags.Add(args[i]);
            }
            else if (valued.Contains(args[i], StringComparer.Ordinal))
            {
                if (i + 1 == args.Length)
                {
                    throw new UsageException($"{args[i]} needs a value after it.");
                }

                if (!_values.TryGetValue(args[i], out var list))
                {
                    _values[args[i]] = list = [];
                }

                list.Add(args[++i]);
            }
            else if (args[i].StartsWith("--CyberGov:", StringComparison.OrdinalIgnoreCase))
            {
                Settings.Add(args[i]);
            }
            else
            {
                throw new UsageException($"{args[i]} is not an option here.");
            }
        }
    }

    /// <summary>Settings given on the command line, such as <c>--CyberGov:DataFolder=elsewhere</c>.</summary>
    public List<string> Settings { get; } = [];

    public bool Has(string flag) => _flags.Contains(flag);

    public string? Value(string name) => _values.TryGetValue(name, out var list) ? list[^1] : null;

    public IReadOnlyList<string> Values(string name) => _values.TryGetValue(name, out var list) ? list : [];

    public string Required(string name) => Value(name) ?? throw new UsageException($"{name} is missing.");
}
