using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CyberGov.Testing;

/// <summary>Years pass in seconds here, so SQLite does not wait for the disk at each commit; what a power cut would lose is not the question.</summary>
public sealed class NoWaitForDisk : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA synchronous = OFF";
        pragma.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);

        return Task.CompletedTask;
    }
}
