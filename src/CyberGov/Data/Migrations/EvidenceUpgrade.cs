using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberGov.Data.Migrations;

/// <summary>
/// What version 0.1.0 logged was never accepted by anyone, so it comes up for acceptance: handed in by whoever logged it, and
/// counting for no control until somebody else has looked at it.
/// </summary>
internal static class EvidenceUpgrade
{
    public static void Run(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        UPDATE "EvidenceItems"
            SET "Stage" = CASE WHEN "WithdrawnAt" IS NULL THEN 'Submitted' ELSE 'Withdrawn' END, "Kind" = 'Other'
            WHERE "Stage" = '';
        UPDATE "EvidenceRevisions" SET "SubmittedById" = "RevisedById", "SubmittedAt" = "RevisedAt" WHERE "SubmittedAt" IS NULL;
        UPDATE "EvidenceControls" SET "EvidenceNumber" =
            (SELECT "Number" FROM "EvidenceItems" WHERE "EvidenceItems"."EvidenceItemId" = "EvidenceControls"."EvidenceItemId");
        UPDATE "Controls" SET "EvidencedUntil" = NULL;
        """);
}
