using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CyberGov.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class EvidenceThatStandsUp : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_EvidenceItems_LoggedById",
                table: "EvidenceItems");

            migrationBuilder.DropIndex(
                name: "IX_ChangeHistory_OccurredAt",
                table: "ChangeHistory");

            migrationBuilder.DropIndex(
                name: "IX_ChangeHistory_Subject_SubjectId_ChangeHistoryEntryId",
                table: "ChangeHistory");

            migrationBuilder.AddColumn<string>(
                name: "ContentSha256",
                table: "EvidenceRevisions",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DecidedAt",
                table: "EvidenceRevisions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DecidedById",
                table: "EvidenceRevisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Decision",
                table: "EvidenceRevisions",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DecisionReason",
                table: "EvidenceRevisions",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PeriodEndsOn",
                table: "EvidenceRevisions",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SubmittedAt",
                table: "EvidenceRevisions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SubmittedById",
                table: "EvidenceRevisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WhatChanged",
                table: "EvidenceRevisions",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AcceptedRevisionNumber",
                table: "EvidenceItems",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AcceptedUntil",
                table: "EvidenceItems",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DisposedAt",
                table: "EvidenceItems",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "EvidenceItems",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "ReplacesItemId",
                table: "EvidenceItems",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Stage",
                table: "EvidenceItems",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "SupersededAt",
                table: "EvidenceItems",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SupersededByItemId",
                table: "EvidenceItems",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EvidenceNumber",
                table: "EvidenceControls",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<byte[]>(
                name: "Hash",
                table: "ChangeHistory",
                type: "bytea",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "PreviousHash",
                table: "ChangeHistory",
                type: "bytea",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Salt",
                table: "ChangeHistory",
                type: "bytea",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Sequence",
                table: "ChangeHistory",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "ValuesDigest",
                table: "ChangeHistory",
                type: "bytea",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EvidenceDisposals",
                columns: table => new
                {
                    EvidenceDisposalId = table.Column<Guid>(type: "uuid", nullable: false),
                    EvidenceItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposedById = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    IsApproved = table.Column<bool>(type: "boolean", nullable: true),
                    DecidedById = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    BytesGoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceDisposals", x => x.EvidenceDisposalId);
                    table.ForeignKey(
                        name: "FK_EvidenceDisposals_EvidenceItems_EvidenceItemId",
                        column: x => x.EvidenceItemId,
                        principalTable: "EvidenceItems",
                        principalColumn: "EvidenceItemId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EvidenceRequests",
                columns: table => new
                {
                    EvidenceRequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ControlId = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedOfId = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestedById = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RequestedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Wanted = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AnsweredWithItemId = table.Column<Guid>(type: "uuid", nullable: true),
                    ClosedById = table.Column<Guid>(type: "uuid", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedReason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceRequests", x => x.EvidenceRequestId);
                    table.ForeignKey(
                        name: "FK_EvidenceRequests_Controls_ControlId",
                        column: x => x.ControlId,
                        principalTable: "Controls",
                        principalColumn: "ControlId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidenceRequests_EvidenceItems_AnsweredWithItemId",
                        column: x => x.AnsweredWithItemId,
                        principalTable: "EvidenceItems",
                        principalColumn: "EvidenceItemId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidenceRequests_People_AskedOfId",
                        column: x => x.AskedOfId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidenceRequests_People_RequestedById",
                        column: x => x.RequestedById,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HistoryCheckpoints",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    SignedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Signature = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HistoryCheckpoints", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "HistoryHead",
                columns: table => new
                {
                    HistoryHeadId = table.Column<int>(type: "integer", nullable: false),
                    InstallationId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HistoryHead", x => x.HistoryHeadId);
                });

            migrationBuilder.CreateTable(
                name: "OrphanedContents",
                columns: table => new
                {
                    OrphanedContentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    StoredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    FoundAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClearedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrphanedContents", x => x.OrphanedContentId);
                });

            migrationBuilder.CreateTable(
                name: "RetentionRules",
                columns: table => new
                {
                    RetentionRuleId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    YearsKept = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionRules", x => x.RetentionRuleId);
                });

            migrationBuilder.CreateTable(
                name: "SentWeeklySummaries",
                columns: table => new
                {
                    SentWeeklySummaryId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    WeekOf = table.Column<DateOnly>(type: "date", nullable: false),
                    QueuedEmailId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SentWeeklySummaries", x => x.SentWeeklySummaryId);
                    table.ForeignKey(
                        name: "FK_SentWeeklySummaries_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SentWeeklySummaries_QueuedEmails_QueuedEmailId",
                        column: x => x.QueuedEmailId,
                        principalTable: "QueuedEmails",
                        principalColumn: "QueuedEmailId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StoredContents",
                columns: table => new
                {
                    StoredContentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    ReceivedById = table.Column<Guid>(type: "uuid", nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Scan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ScannedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ScanAnswer = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    HasMacros = table.Column<bool>(type: "boolean", nullable: false),
                    IsEncrypted = table.Column<bool>(type: "boolean", nullable: false),
                    Integrity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CheckedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoredContents", x => x.StoredContentId);
                });

            migrationBuilder.CreateTable(
                name: "TakenInMails",
                columns: table => new
                {
                    TakenInMailId = table.Column<Guid>(type: "uuid", nullable: false),
                    Fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    EvidenceItemId = table.Column<Guid>(type: "uuid", nullable: true),
                    TakenInAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TakenInMails", x => x.TakenInMailId);
                    table.ForeignKey(
                        name: "FK_TakenInMails_EvidenceItems_EvidenceItemId",
                        column: x => x.EvidenceItemId,
                        principalTable: "EvidenceItems",
                        principalColumn: "EvidenceItemId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TakenInMails_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UnsavedForms",
                columns: table => new
                {
                    UnsavedFormId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Fields = table.Column<string>(type: "text", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnsavedForms", x => x.UnsavedFormId);
                    table.ForeignKey(
                        name: "FK_UnsavedForms_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EvidenceRequestReminders",
                columns: table => new
                {
                    EvidenceRequestReminderId = table.Column<Guid>(type: "uuid", nullable: false),
                    EvidenceRequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    MilestoneOn = table.Column<DateOnly>(type: "date", nullable: false),
                    QueuedEmailId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceRequestReminders", x => x.EvidenceRequestReminderId);
                    table.ForeignKey(
                        name: "FK_EvidenceRequestReminders_EvidenceRequests_EvidenceRequestId",
                        column: x => x.EvidenceRequestId,
                        principalTable: "EvidenceRequests",
                        principalColumn: "EvidenceRequestId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidenceRequestReminders_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidenceRequestReminders_QueuedEmails_QueuedEmailId",
                        column: x => x.QueuedEmailId,
                        principalTable: "QueuedEmails",
                        principalColumn: "QueuedEmailId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceItems_LoggedById_Number",
                table: "EvidenceItems",
                columns: new[] { "LoggedById", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceItems_ReplacesItemId",
                table: "EvidenceItems",
                column: "ReplacesItemId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceItems_Stage_ExpiresOn_Number",
                table: "EvidenceItems",
                columns: new[] { "Stage", "ExpiresOn", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceItems_Stage_Number_ExpiresOn",
                table: "EvidenceItems",
                columns: new[] { "Stage", "Number", "ExpiresOn" });

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceControls_ControlId_EvidenceNumber",
                table: "EvidenceControls",
                columns: new[] { "ControlId", "EvidenceNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeHistory_Action_OccurredAt_Sequence",
                table: "ChangeHistory",
                columns: new[] { "Action", "OccurredAt", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeHistory_OccurredAt_Sequence",
                table: "ChangeHistory",
                columns: new[] { "OccurredAt", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeHistory_PersonId_OccurredAt_Sequence",
                table: "ChangeHistory",
                columns: new[] { "PersonId", "OccurredAt", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeHistory_Sequence",
                table: "ChangeHistory",
                column: "Sequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ChangeHistory_Subject_OccurredAt_Sequence",
                table: "ChangeHistory",
                columns: new[] { "Subject", "OccurredAt", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeHistory_SubjectId_OccurredAt_Sequence",
                table: "ChangeHistory",
                columns: new[] { "SubjectId", "OccurredAt", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceDisposals_EvidenceItemId_ProposedAt",
                table: "EvidenceDisposals",
                columns: new[] { "EvidenceItemId", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceDisposals_IsApproved_BytesGoneAt",
                table: "EvidenceDisposals",
                columns: new[] { "IsApproved", "BytesGoneAt" });

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceRequestReminders_EvidenceRequestId_PersonId_Milesto~",
                table: "EvidenceRequestReminders",
                columns: new[] { "EvidenceRequestId", "PersonId", "MilestoneOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceRequestReminders_PersonId",
                table: "EvidenceRequestReminders",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceRequestReminders_QueuedEmailId",
                table: "EvidenceRequestReminders",
                column: "QueuedEmailId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceRequests_AnsweredWithItemId",
                table: "EvidenceRequests",
                column: "AnsweredWithItemId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceRequests_AskedOfId_ClosedAt_DueOn",
                table: "EvidenceRequests",
                columns: new[] { "AskedOfId", "ClosedAt", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceRequests_ClosedAt_DueOn",
                table: "EvidenceRequests",
                columns: new[] { "ClosedAt", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceRequests_Code",
                table: "EvidenceRequests",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceRequests_ControlId",
                table: "EvidenceRequests",
                column: "ControlId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceRequests_RequestedById",
                table: "EvidenceRequests",
                column: "RequestedById");

            migrationBuilder.CreateIndex(
                name: "IX_OrphanedContents_ClearedAt_FoundAt",
                table: "OrphanedContents",
                columns: new[] { "ClearedAt", "FoundAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OrphanedContents_Sha256",
                table: "OrphanedContents",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_RetentionRules_Kind",
                table: "RetentionRules",
                column: "Kind",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SentWeeklySummaries_PersonId",
                table: "SentWeeklySummaries",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_SentWeeklySummaries_QueuedEmailId",
                table: "SentWeeklySummaries",
                column: "QueuedEmailId");

            migrationBuilder.CreateIndex(
                name: "IX_SentWeeklySummaries_WeekOf_PersonId",
                table: "SentWeeklySummaries",
                columns: new[] { "WeekOf", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StoredContents_CheckedAt",
                table: "StoredContents",
                column: "CheckedAt");

            migrationBuilder.CreateIndex(
                name: "IX_StoredContents_Integrity",
                table: "StoredContents",
                column: "Integrity");

            migrationBuilder.CreateIndex(
                name: "IX_StoredContents_ReceivedById_ReceivedAt",
                table: "StoredContents",
                columns: new[] { "ReceivedById", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_StoredContents_Scan",
                table: "StoredContents",
                column: "Scan");

            migrationBuilder.CreateIndex(
                name: "IX_StoredContents_Sha256",
                table: "StoredContents",
                column: "Sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TakenInMails_EvidenceItemId",
                table: "TakenInMails",
                column: "EvidenceItemId");

            migrationBuilder.CreateIndex(
                name: "IX_TakenInMails_Fingerprint",
                table: "TakenInMails",
                column: "Fingerprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TakenInMails_PersonId",
                table: "TakenInMails",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_UnsavedForms_PersonId_Address",
                table: "UnsavedForms",
                columns: new[] { "PersonId", "Address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UnsavedForms_SavedAt",
                table: "UnsavedForms",
                column: "SavedAt");
            EvidenceUpgrade.Run(migrationBuilder);
            EvidenceOrderIndexes.Create(migrationBuilder);
            StoredContentsUpgrade.Run(migrationBuilder);
            HistoryGuards.CreateOnPostgres(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EvidenceDisposals");

            migrationBuilder.DropTable(
                name: "EvidenceRequestReminders");

            migrationBuilder.DropTable(
                name: "HistoryCheckpoints");

            migrationBuilder.DropTable(
                name: "HistoryHead");

            migrationBuilder.DropTable(
                name: "OrphanedContents");

            migrationBuilder.DropTable(
                name: "RetentionRules");

            migrationBuilder.DropTable(
                name: "SentWeeklySummaries");

            migrationBuilder.DropTable(
                name: "StoredContents");

            migrationBuilder.DropTable(
                name: "TakenInMails");

            migrationBuilder.DropTable(
                name: "UnsavedForms");

            migrationBuilder.DropTable(
                name: "EvidenceRequests");

            migrationBuilder.DropIndex(
                name: "IX_EvidenceItems_LoggedById_Number",
                table: "EvidenceItems");

            migrationBuilder.DropIndex(
                name: "IX_EvidenceItems_ReplacesItemId",
                table: "EvidenceItems");

            migrationBuilder.DropIndex(
                name: "IX_EvidenceItems_Stage_ExpiresOn_Number",
                table: "EvidenceItems");

            migrationBuilder.DropIndex(
                name: "IX_EvidenceItems_Stage_Number_ExpiresOn",
                table: "EvidenceItems");

            migrationBuilder.DropIndex(
                name: "IX_EvidenceControls_ControlId_EvidenceNumber",
                table: "EvidenceControls");

            migrationBuilder.DropIndex(
                name: "IX_ChangeHistory_Action_OccurredAt_Sequence",
                table: "ChangeHistory");

            migrationBuilder.DropIndex(
                name: "IX_ChangeHistory_OccurredAt_Sequence",
                table: "ChangeHistory");

            migrationBuilder.DropIndex(
                name: "IX_ChangeHistory_PersonId_OccurredAt_Sequence",
                table: "ChangeHistory");

            migrationBuilder.DropIndex(
                name: "IX_ChangeHistory_Sequence",
                table: "ChangeHistory");

            migrationBuilder.DropIndex(
                name: "IX_ChangeHistory_Subject_OccurredAt_Sequence",
                table: "ChangeHistory");

            migrationBuilder.DropIndex(
                name: "IX_ChangeHistory_SubjectId_OccurredAt_Sequence",
                table: "ChangeHistory");

            migrationBuilder.DropColumn(
                name: "ContentSha256",
                table: "EvidenceRevisions");

            migrationBuilder.DropColumn(
                name: "DecidedAt",
                table: "EvidenceRevisions");

            migrationBuilder.DropColumn(
                name: "DecidedById",
                table: "EvidenceRevisions");

            migrationBuilder.DropColumn(
                name: "Decision",
                table: "EvidenceRevisions");

            migrationBuilder.DropColumn(
                name: "DecisionReason",
                table: "EvidenceRevisions");

            migrationBuilder.DropColumn(
                name: "PeriodEndsOn",
                table: "EvidenceRevisions");

            migrationBuilder.DropColumn(
                name: "SubmittedAt",
                table: "EvidenceRevisions");

            migrationBuilder.DropColumn(
                name: "SubmittedById",
                table: "EvidenceRevisions");

            migrationBuilder.DropColumn(
                name: "WhatChanged",
                table: "EvidenceRevisions");

            migrationBuilder.DropColumn(
                name: "AcceptedRevisionNumber",
                table: "EvidenceItems");

            migrationBuilder.DropColumn(
                name: "AcceptedUntil",
                table: "EvidenceItems");

            migrationBuilder.DropColumn(
                name: "DisposedAt",
                table: "EvidenceItems");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "EvidenceItems");

            migrationBuilder.DropColumn(
                name: "ReplacesItemId",
                table: "EvidenceItems");

            migrationBuilder.DropColumn(
                name: "Stage",
                table: "EvidenceItems");

            migrationBuilder.DropColumn(
                name: "SupersededAt",
                table: "EvidenceItems");

            migrationBuilder.DropColumn(
                name: "SupersededByItemId",
                table: "EvidenceItems");

            migrationBuilder.DropColumn(
                name: "EvidenceNumber",
                table: "EvidenceControls");

            migrationBuilder.DropColumn(
                name: "Hash",
                table: "ChangeHistory");

            migrationBuilder.DropColumn(
                name: "PreviousHash",
                table: "ChangeHistory");

            migrationBuilder.DropColumn(
                name: "Salt",
                table: "ChangeHistory");

            migrationBuilder.DropColumn(
                name: "Sequence",
                table: "ChangeHistory");

            migrationBuilder.DropColumn(
                name: "ValuesDigest",
                table: "ChangeHistory");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceItems_LoggedById",
                table: "EvidenceItems",
                column: "LoggedById");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeHistory_OccurredAt",
                table: "ChangeHistory",
                column: "OccurredAt");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeHistory_Subject_SubjectId_ChangeHistoryEntryId",
                table: "ChangeHistory",
                columns: new[] { "Subject", "SubjectId", "ChangeHistoryEntryId" });
        }
    }
}
