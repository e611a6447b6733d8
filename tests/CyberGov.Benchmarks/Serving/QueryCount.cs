using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CyberGov.Benchmarks.Serving;

/// <summary>Counts every command that goes to the database, from the moment it is made.</summary>
internal sealed class QueryCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly string CommandName = RelationalEventId.CommandExecuted.Name!;

    private long _total;

    public QueryCount() => DiagnosticListener.AllListeners.Subscribe(this);

    public long Total => Interlocked.Read(ref _total);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory)
        {
            value.Subscribe(this, name => name == CommandName);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == CommandName)
        {
            Interlocked.Increment(ref _total);
        }
    }

    public void OnCompleted()
    {
        // The count stands until the program ends.
    }

    public void OnError(Exception error) => throw new InvalidOperationException("The database's events broke off.", error);

    private static string DbLoggerCategory => Microsoft.EntityFrameworkCore.DbLoggerCategory.Name;
}
