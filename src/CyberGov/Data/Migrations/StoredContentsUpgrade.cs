using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberGov.Data.Migrations;

/// <summary>
/// Version 0.1.0 kept no record of the bytes it stored. Each gets one that says that nobody has scanned or checked them, so
/// that the scan job and the integrity check come to them.
/// </summary>
public static class StoredContentsUpgrade
{
    public static void Run(MigrationBuilder migrationBuilder)
    {
        var isPostgres = migrationBuilder.ActiveProvider?.Contains("Npgsql", StringComparison.Ordinal) == true;
        var newId = isPostgres
            ? "gen_random_uuid()"
            : "hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6))";
        migrationBuilder.Sql(
            $"""
            INSERT INTO "StoredContents"
                ("StoredContentId", "Sha256", "Length", "ReceivedAt", "Scan", "HasMacros", "IsEncrypted", "Integrity", "Version")
            SELECT {newId}, f."Sha256", MIN(f."Length"), MIN(r."RevisedAt"), 'NotScanned', FALSE, FALSE, 'NotChecked', 0
            FROM "EvidenceFiles" f
            JOIN "EvidenceRevisions" r ON r."EvidenceRevisionId" = f."EvidenceRevisionId"
            WHERE NOT EXISTS (SELECT 1 FROM "StoredContents" c WHERE c."Sha256" = f."Sha256")
            GROUP BY f."Sha256";
            """);
    }
}
