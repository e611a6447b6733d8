using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberGov.Data.Migrations;

/// <summary>Version 0.1.0 kept only the moment of completion: each completed review gets its day in London and how late it was.</summary>
public static class ReviewCompletionUpgrade
{
    /// <summary>
    /// The hour of British Summer Time, from the last Sunday of March to the last of October, both at 1:00 UTC: SQLite knows no
    /// time zones.
    /// </summary>
    private const string SqliteDay =
        """
        date("CompletedAt", CASE WHEN datetime("CompletedAt") >= datetime(strftime('%Y', "CompletedAt") || '-04-01', 'weekday 0', '-7 days', '+1 hour')
            AND datetime("CompletedAt") < datetime(strftime('%Y', "CompletedAt") || '-11-01', 'weekday 0', '-7 days', '+1 hour')
            THEN '+1 hour' ELSE '+0 hours' END)
        """;

    public static void Run(MigrationBuilder migrationBuilder)
    {
        var isPostgres = migrationBuilder.ActiveProvider?.Contains("Npgsql", StringComparison.Ordinal) == true;
        var day = isPostgres ? """("CompletedAt" AT TIME ZONE 'Europe/London')::date""" : SqliteDay;
        var daysLate = isPostgres
            ? "\"CompletedOn\" - \"DueOn\""
            : "CAST(julianday(\"CompletedOn\") - julianday(\"DueOn\") AS INTEGER)";

        migrationBuilder.Sql($"""UPDATE "Reviews" SET "CompletedOn" = {day} WHERE "CompletedAt" IS NOT NULL;""");
        migrationBuilder.Sql($"""UPDATE "Reviews" SET "DaysLate" = {daysLate} WHERE "CompletedOn" IS NOT NULL;""");
    }
}
