using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CyberGov.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class EvidenceSearchWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_EvidenceItems_Drafts",
                table: "EvidenceItems",
                columns: new[] { "Stage", "AcceptedRevisionNumber", "Number", "OwnerId", "LoggedById" },
                filter: "\"Stage\" = 'Draft' AND \"AcceptedRevisionNumber\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_EvidenceItems_Drafts",
                table: "EvidenceItems");
        }
    }
}
