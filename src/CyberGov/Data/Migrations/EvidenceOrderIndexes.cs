using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberGov.Data.Migrations;

/// <summary>
/// The register sorted by expiry, with what never expires last in both directions: an order over expressions, which EF Core's
/// model cannot describe. Called by the migration after the evidence's own columns, on either database.
/// </summary>
internal static class EvidenceOrderIndexes
{
    public static void Create(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE INDEX "IX_EvidenceItems_ExpiresFirst" ON "EvidenceItems" (("ExpiresOn" IS NULL), "ExpiresOn", "Number");
        CREATE INDEX "IX_EvidenceItems_ExpiresLast" ON "EvidenceItems" (("ExpiresOn" IS NULL), "ExpiresOn" DESC, "Number" DESC);
        """);
}
