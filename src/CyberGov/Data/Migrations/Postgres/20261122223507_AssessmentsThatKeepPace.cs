using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CyberGov.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AssessmentsThatKeepPace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Pias_CopiedFromId",
                table: "Pias");

            migrationBuilder.DropIndex(
                name: "IX_Pias_DpoReviewerId",
                table: "Pias");

            migrationBuilder.DropIndex(
                name: "IX_Pias_HeadOfServiceId",
                table: "Pias");

            migrationBuilder.DropIndex(
                name: "IX_Pias_InformationAssetOwnerId",
                table: "Pias");

            migrationBuilder.DropIndex(
                name: "IX_Pias_ProjectLeadId",
                table: "Pias");

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Pias",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "ChangedInForceAt",
                table: "InformationRecords",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pias_CopiedFromId_Number",
                table: "Pias",
                columns: new[] { "CopiedFromId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Pias_DpoReviewerId_PiaId",
                table: "Pias",
                columns: new[] { "DpoReviewerId", "PiaId" });

            migrationBuilder.CreateIndex(
                name: "IX_Pias_HeadOfServiceId_PiaId",
                table: "Pias",
                columns: new[] { "HeadOfServiceId", "PiaId" });

            migrationBuilder.CreateIndex(
                name: "IX_Pias_InformationAssetOwnerId_PiaId",
                table: "Pias",
                columns: new[] { "InformationAssetOwnerId", "PiaId" });

            migrationBuilder.CreateIndex(
                name: "IX_Pias_IsLawEnforcement_Number",
                table: "Pias",
                columns: new[] { "IsLawEnforcement", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Pias_ProjectLeadId_PiaId",
                table: "Pias",
                columns: new[] { "ProjectLeadId", "PiaId" });

            migrationBuilder.CreateIndex(
                name: "IX_Pias_State_ResidualLevel_Number",
                table: "Pias",
                columns: new[] { "State", "ResidualLevel", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Pias_WaitsForId_StateSinceOn",
                table: "Pias",
                columns: new[] { "WaitsForId", "StateSinceOn" });

            PiaRegisterIndexes.CreateOnPostgres(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            PiaRegisterIndexes.DropOnPostgres(migrationBuilder);

            migrationBuilder.DropIndex(
                name: "IX_Pias_CopiedFromId_Number",
                table: "Pias");

            migrationBuilder.DropIndex(
                name: "IX_Pias_DpoReviewerId_PiaId",
                table: "Pias");

            migrationBuilder.DropIndex(
                name: "IX_Pias_HeadOfServiceId_PiaId",
                table: "Pias");

            migrationBuilder.DropIndex(
                name: "IX_Pias_InformationAssetOwnerId_PiaId",
                table: "Pias");

            migrationBuilder.DropIndex(
                name: "IX_Pias_IsLawEnforcement_Number",
                table: "Pias");

            migrationBuilder.DropIndex(
                name: "IX_Pias_ProjectLeadId_PiaId",
                table: "Pias");

            migrationBuilder.DropIndex(
                name: "IX_Pias_State_ResidualLevel_Number",
                table: "Pias");

            migrationBuilder.DropIndex(
                name: "IX_Pias_WaitsForId_StateSinceOn",
                table: "Pias");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "Pias");

            migrationBuilder.DropColumn(
                name: "ChangedInForceAt",
                table: "InformationRecords");

            migrationBuilder.CreateIndex(
                name: "IX_Pias_CopiedFromId",
                table: "Pias",
                column: "CopiedFromId");

            migrationBuilder.CreateIndex(
                name: "IX_Pias_DpoReviewerId",
                table: "Pias",
                column: "DpoReviewerId");

            migrationBuilder.CreateIndex(
                name: "IX_Pias_HeadOfServiceId",
                table: "Pias",
                column: "HeadOfServiceId");

            migrationBuilder.CreateIndex(
                name: "IX_Pias_InformationAssetOwnerId",
                table: "Pias",
                column: "InformationAssetOwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Pias_ProjectLeadId",
                table: "Pias",
                column: "ProjectLeadId");
        }
    }
}
