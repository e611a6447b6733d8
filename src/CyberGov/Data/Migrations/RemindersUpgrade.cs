using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberGov.Data.Migrations;

/// <summary>
/// Moves what was told before there was one ledger into it. Goes after the new table is made and before the two old ones are dropped.
/// A line is kept for the due date the item has now; what was told of an earlier one is in the mails.
/// </summary>
internal static class RemindersUpgrade
{
    public static void Run(MigrationBuilder migrationBuilder)
    {
        var isSqlite = migrationBuilder.ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) == true;
        var step = isSqlite
            ? "CAST(julianday(t.\"MilestoneOn\") - julianday(i.\"DueOn\") AS INTEGER)"
            : "t.\"MilestoneOn\" - i.\"DueOn\"";
        var no = isSqlite ? "0" : "FALSE";
        const string Columns =
            "\"ReminderId\", \"PersonId\", \"Kind\", \"ItemId\", \"DueOn\", \"Step\", \"StepOn\", \"Code\", \"Rung\", \"QueuedEmailId\", \"HasCalendarEntry\"";

        migrationBuilder.Sql(
            $"""
            INSERT INTO "Reminders" ({Columns})
                SELECT t."ReviewReminderId", t."PersonId", 'review', t."ReviewId", i."DueOn", {step}, t."MilestoneOn",
                    c."Code", 'Owner', t."QueuedEmailId", {no}
                FROM "ReviewReminders" t JOIN "Reviews" i ON i."ReviewId" = t."ReviewId" JOIN "Controls" c ON c."ControlId" = i."ControlId";
            INSERT INTO "Reminders" ({Columns})
                SELECT t."EvidenceRequestReminderId", t."PersonId", 'evidence-request', t."EvidenceRequestId", i."DueOn", {step},
                    t."MilestoneOn", i."Code", 'Owner', t."QueuedEmailId", {no}
                FROM "EvidenceRequestReminders" t JOIN "EvidenceRequests" i ON i."EvidenceRequestId" = t."EvidenceRequestId";
            """);
    }
}
