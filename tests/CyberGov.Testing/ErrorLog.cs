using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CyberGov.Testing;

/// <summary>Keeps the program's warnings and errors, so that a failing test can show it and a test can look for what must not be there.</summary>
public sealed class ErrorLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void Dispose()
    {
        // The lines outlive the program that wrote them.
    }

    /// <summary>The last errors, which is what a failing test wants to see.</summary>
    public override string ToString() =>
        string.Join('\n', _lines.Where(l => l.StartsWith(nameof(LogLevel.Error), StringComparison.Ordinal)).TakeLast(3));

    private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}".TrimEnd());
            }
        }
    }
}
