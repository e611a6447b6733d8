using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CyberGov.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PrivacyImpactAssessments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Pias",
                columns: table => new
                {
                    PiaId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ServiceAreaId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProjectLeadId = table.Column<Guid>(type: "uuid", nullable: false),
                    InformationAssetOwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    HeadOfServiceId = table.Column<Guid>(type: "uuid", nullable: true),
                    DpoReviewerId = table.Column<Guid>(type: "uuid", nullable: true),
                    PlannedStartOn = table.Column<DateOnly>(type: "date", nullable: true),
                    IsLawEnforcement = table.Column<bool>(type: "boolean", nullable: false),
                    StartedById = table.Column<Guid>(type: "uuid", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CopiedFromId = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    StateSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StateSinceOn = table.Column<DateOnly>(type: "date", nullable: false),
                    WaitsFor = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    WaitsForId = table.Column<Guid>(type: "uuid", nullable: true),
                    VersionNumber = table.Column<int>(type: "integer", nullable: false),
                    InitialLevel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ResidualLevel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Recommendation = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    NextReviewOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReportedChange = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pias", x => x.PiaId);
                    table.ForeignKey(
                        name: "FK_Pias_People_DpoReviewerId",
                        column: x => x.DpoReviewerId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pias_People_HeadOfServiceId",
                        column: x => x.HeadOfServiceId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pias_People_InformationAssetOwnerId",
                        column: x => x.InformationAssetOwnerId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pias_People_ProjectLeadId",
                        column: x => x.ProjectLeadId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pias_ServiceAreas_ServiceAreaId",
                        column: x => x.ServiceAreaId,
                        principalTable: "ServiceAreas",
                        principalColumn: "ServiceAreaId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PiaAnswers",
                columns: table => new
                {
                    PiaAnswerId = table.Column<Guid>(type: "uuid", nullable: false),
                    PiaId = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionNumber = table.Column<int>(type: "integer", nullable: false),
                    Field = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Value = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    ChangedById = table.Column<Guid>(type: "uuid", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PiaAnswers", x => x.PiaAnswerId);
                    table.ForeignKey(
                        name: "FK_PiaAnswers_People_ChangedById",
                        column: x => x.ChangedById,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PiaAnswers_Pias_PiaId",
                        column: x => x.PiaId,
                        principalTable: "Pias",
                        principalColumn: "PiaId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PiaConsultees",
                columns: table => new
                {
                    PiaConsulteeId = table.Column<Guid>(type: "uuid", nullable: false),
                    PiaId = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionNumber = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Who = table.Column<string>(type: "text", nullable: false),
                    ConsultedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    How = table.Column<string>(type: "text", nullable: false),
                    Views = table.Column<string>(type: "text", nullable: false),
                    Response = table.Column<string>(type: "text", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PiaConsultees", x => x.PiaConsulteeId);
                    table.ForeignKey(
                        name: "FK_PiaConsultees_Pias_PiaId",
                        column: x => x.PiaId,
                        principalTable: "Pias",
                        principalColumn: "PiaId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PiaDataFlows",
                columns: table => new
                {
                    PiaDataFlowId = table.Column<Guid>(type: "uuid", nullable: false),
                    PiaId = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionNumber = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    Recipient = table.Column<string>(type: "text", nullable: false),
                    Data = table.Column<string>(type: "text", nullable: false),
                    Route = table.Column<string>(type: "text", nullable: false),
                    Protection = table.Column<string>(type: "text", nullable: false),
                    Country = table.Column<string>(type: "text", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PiaDataFlows", x => x.PiaDataFlowId);
                    table.ForeignKey(
                        name: "FK_PiaDataFlows_Pias_PiaId",
                        column: x => x.PiaId,
                        principalTable: "Pias",
                        principalColumn: "PiaId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PiaDecisions",
                columns: table => new
                {
                    PiaDecisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    PiaId = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionNumber = table.Column<int>(type: "integer", nullable: false),
                    Action = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ToState = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    TakenById = table.Column<Guid>(type: "uuid", nullable: true),
                    TakenByName = table.Column<string>(type: "text", nullable: false),
                    JobTitle = table.Column<string>(type: "text", nullable: true),
                    ActingAs = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    TakenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ContentHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Reason = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: true),
                    Advice = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: true),
                    Recommendation = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    FollowsAdvice = table.Column<bool>(type: "boolean", nullable: true),
                    NextReviewOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReplyEvidenceItemId = table.Column<Guid>(type: "uuid", nullable: true),
                    Statement = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PiaDecisions", x => x.PiaDecisionId);
                    table.ForeignKey(
                        name: "FK_PiaDecisions_People_TakenById",
                        column: x => x.TakenById,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PiaDecisions_Pias_PiaId",
                        column: x => x.PiaId,
                        principalTable: "Pias",
                        principalColumn: "PiaId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PiaRisks",
                columns: table => new
                {
                    PiaRiskId = table.Column<Guid>(type: "uuid", nullable: false),
                    PiaId = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionNumber = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    SourceAndEffect = table.Column<string>(type: "text", nullable: false),
                    HarmKinds = table.Column<string>(type: "text", nullable: false),
                    Likelihood = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Severity = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ResidualLikelihood = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    ResidualSeverity = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    ResidualLevel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    CorporateRisk = table.Column<string>(type: "text", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PiaRisks", x => x.PiaRiskId);
                    table.ForeignKey(
                        name: "FK_PiaRisks_Pias_PiaId",
                        column: x => x.PiaId,
                        principalTable: "Pias",
                        principalColumn: "PiaId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PiaScreeningAdvices",
                columns: table => new
                {
                    PiaScreeningAdviceId = table.Column<Guid>(type: "uuid", nullable: false),
                    PiaId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsDpiaAdvised = table.Column<bool>(type: "boolean", nullable: false),
                    Advice = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    GivenById = table.Column<Guid>(type: "uuid", nullable: false),
                    GivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PiaScreeningAdvices", x => x.PiaScreeningAdviceId);
                    table.ForeignKey(
                        name: "FK_PiaScreeningAdvices_People_GivenById",
                        column: x => x.GivenById,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PiaScreeningAdvices_Pias_PiaId",
                        column: x => x.PiaId,
                        principalTable: "Pias",
                        principalColumn: "PiaId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PiaSnapshots",
                columns: table => new
                {
                    PiaId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContentHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    VersionNumber = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    Surroundings = table.Column<string>(type: "text", nullable: false),
                    TakenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PiaSnapshots", x => new { x.PiaId, x.ContentHash });
                    table.ForeignKey(
                        name: "FK_PiaSnapshots_Pias_PiaId",
                        column: x => x.PiaId,
                        principalTable: "Pias",
                        principalColumn: "PiaId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PiaTeamMembers",
                columns: table => new
                {
                    PiaId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PiaTeamMembers", x => new { x.PiaId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_PiaTeamMembers_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PiaTeamMembers_Pias_PiaId",
                        column: x => x.PiaId,
                        principalTable: "Pias",
                        principalColumn: "PiaId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PiaAnswerRevisions",
                columns: table => new
                {
                    PiaAnswerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Value = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false),
                    WrittenById = table.Column<Guid>(type: "uuid", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PiaAnswerRevisions", x => new { x.PiaAnswerId, x.Revision });
                    table.ForeignKey(
                        name: "FK_PiaAnswerRevisions_People_WrittenById",
                        column: x => x.WrittenById,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PiaAnswerRevisions_PiaAnswers_PiaAnswerId",
                        column: x => x.PiaAnswerId,
                        principalTable: "PiaAnswers",
                        principalColumn: "PiaAnswerId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PiaMeasures",
                columns: table => new
                {
                    PiaMeasureId = table.Column<Guid>(type: "uuid", nullable: false),
                    PiaRiskId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Description = table.Column<string>(type: "text", nullable: false),
                    Effect = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ControlId = table.Column<Guid>(type: "uuid", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CostNote = table.Column<string>(type: "text", nullable: true),
                    IsNeededBeforeGoLive = table.Column<bool>(type: "boolean", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DoneById = table.Column<Guid>(type: "uuid", nullable: true),
                    DoneNote = table.Column<string>(type: "text", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AcceptedById = table.Column<Guid>(type: "uuid", nullable: true),
                    AcceptedReason = table.Column<string>(type: "text", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PiaMeasures", x => x.PiaMeasureId);
                    table.ForeignKey(
                        name: "FK_PiaMeasures_Controls_ControlId",
                        column: x => x.ControlId,
                        principalTable: "Controls",
                        principalColumn: "ControlId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PiaMeasures_People_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PiaMeasures_PiaRisks_PiaRiskId",
                        column: x => x.PiaRiskId,
                        principalTable: "PiaRisks",
                        principalColumn: "PiaRiskId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PiaAnswerRevisions_WrittenById",
                table: "PiaAnswerRevisions",
                column: "WrittenById");

            migrationBuilder.CreateIndex(
                name: "IX_PiaAnswers_ChangedById",
                table: "PiaAnswers",
                column: "ChangedById");

            migrationBuilder.CreateIndex(
                name: "IX_PiaAnswers_PiaId_VersionNumber_Field",
                table: "PiaAnswers",
                columns: new[] { "PiaId", "VersionNumber", "Field" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PiaConsultees_PiaId_VersionNumber_Position",
                table: "PiaConsultees",
                columns: new[] { "PiaId", "VersionNumber", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_PiaDataFlows_PiaId_VersionNumber_Position",
                table: "PiaDataFlows",
                columns: new[] { "PiaId", "VersionNumber", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_PiaDecisions_PiaId_TakenAt",
                table: "PiaDecisions",
                columns: new[] { "PiaId", "TakenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PiaDecisions_TakenById",
                table: "PiaDecisions",
                column: "TakenById");

            migrationBuilder.CreateIndex(
                name: "IX_PiaMeasures_ControlId",
                table: "PiaMeasures",
                column: "ControlId");

            migrationBuilder.CreateIndex(
                name: "IX_PiaMeasures_OwnerId_DueOn",
                table: "PiaMeasures",
                columns: new[] { "OwnerId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_PiaMeasures_PiaRiskId_Number",
                table: "PiaMeasures",
                columns: new[] { "PiaRiskId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PiaRisks_PiaId_VersionNumber_Number",
                table: "PiaRisks",
                columns: new[] { "PiaId", "VersionNumber", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pias_Code",
                table: "Pias",
                column: "Code",
                unique: true);

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
                name: "IX_Pias_NextReviewOn_Number",
                table: "Pias",
                columns: new[] { "NextReviewOn", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Pias_Number",
                table: "Pias",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pias_ProjectLeadId",
                table: "Pias",
                column: "ProjectLeadId");

            migrationBuilder.CreateIndex(
                name: "IX_Pias_ResidualLevel_Number",
                table: "Pias",
                columns: new[] { "ResidualLevel", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Pias_ServiceAreaId_Number",
                table: "Pias",
                columns: new[] { "ServiceAreaId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Pias_State_Number",
                table: "Pias",
                columns: new[] { "State", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Pias_Title_Number",
                table: "Pias",
                columns: new[] { "Title", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Pias_WaitsFor_StateSinceOn",
                table: "Pias",
                columns: new[] { "WaitsFor", "StateSinceOn" });

            migrationBuilder.CreateIndex(
                name: "IX_PiaScreeningAdvices_GivenById",
                table: "PiaScreeningAdvices",
                column: "GivenById");

            migrationBuilder.CreateIndex(
                name: "IX_PiaScreeningAdvices_PiaId",
                table: "PiaScreeningAdvices",
                column: "PiaId");

            migrationBuilder.CreateIndex(
                name: "IX_PiaTeamMembers_PersonId_PiaId",
                table: "PiaTeamMembers",
                columns: new[] { "PersonId", "PiaId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PiaAnswerRevisions");

            migrationBuilder.DropTable(
                name: "PiaConsultees");

            migrationBuilder.DropTable(
                name: "PiaDataFlows");

            migrationBuilder.DropTable(
                name: "PiaDecisions");

            migrationBuilder.DropTable(
                name: "PiaMeasures");

            migrationBuilder.DropTable(
                name: "PiaScreeningAdvices");

            migrationBuilder.DropTable(
                name: "PiaSnapshots");

            migrationBuilder.DropTable(
                name: "PiaTeamMembers");

            migrationBuilder.DropTable(
                name: "PiaAnswers");

            migrationBuilder.DropTable(
                name: "PiaRisks");

            migrationBuilder.DropTable(
                name: "Pias");
        }
    }
}
