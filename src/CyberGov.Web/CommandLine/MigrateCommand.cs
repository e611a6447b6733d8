using CyberGov.Data;
using CyberGov.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Web.CommandLine;

internal static class MigrateCommand
{
    public static async Task<int> ExecuteAsync(string[] args)
    {
        await using var app = CyberGovHost.Build([.. new Options(args, [], []).Settings]);
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<CyberGovDbContext>().Database;
        var pending = (await database.GetPendingMigrationsAsync()).ToList();
        await database.MigrateAsync();
        Console.WriteLine(pending.Count == 0
            ? "The database was up to date."
            : $"Brought the database up to date: {string.Join(", ", pending)}.");
        return Commands.Done;
    }
}
