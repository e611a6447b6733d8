using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CyberGov.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RemindersThatProvablyWent : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "CompletedOn",
                table: "Reviews",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DaysLate",
                table: "Reviews",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "MovedById",
                table: "Reviews",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MovedReason",
                table: "Reviews",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ReviewScheduleId",
                table: "Reviews",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SnoozeCount",
                table: "Reviews",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "SnoozeReason",
                table: "Reviews",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SnoozedById",
                table: "Reviews",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SnoozedUntil",
                table: "Reviews",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StatusSeen",
                table: "Reviews",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FailureCount",
                table: "RecurringJobs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "RequestedRunId",
                table: "RecurringJobs",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RetryAt",
                table: "RecurringJobs",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CalendarSequence",
                table: "QueuedEmails",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Receipt",
                table: "QueuedEmails",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReceiptDueAt",
                table: "QueuedEmails",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "LineManagerId",
                table: "People",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MailRefusedAnswer",
                table: "People",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "MailRefusedAt",
                table: "People",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Colour",
                table: "Organisation",
                type: "character varying(7)",
                maxLength: 7,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    AbsenceId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: false),
                    CoverId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Absences", x => x.AbsenceId);
                    table.ForeignKey(
                        name: "FK_Absences_People_CoverId",
                        column: x => x.CoverId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Absences_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CalendarFeeds",
                columns: table => new
                {
                    CalendarFeedId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    SecretSha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeeds", x => x.CalendarFeedId);
                    table.ForeignKey(
                        name: "FK_CalendarFeeds_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JobRuns",
                columns: table => new
                {
                    JobRunId = table.Column<Guid>(type: "uuid", nullable: false),
                    JobName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Node = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobRuns", x => x.JobRunId);
                });

            migrationBuilder.CreateTable(
                name: "QueuedEmailAttachments",
                columns: table => new
                {
                    QueuedEmailAttachmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    QueuedEmailId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ContentType = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QueuedEmailAttachments", x => x.QueuedEmailAttachmentId);
                    table.ForeignKey(
                        name: "FK_QueuedEmailAttachments_QueuedEmails_QueuedEmailId",
                        column: x => x.QueuedEmailId,
                        principalTable: "QueuedEmails",
                        principalColumn: "QueuedEmailId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReminderRules",
                columns: table => new
                {
                    ReminderRulesId = table.Column<Guid>(type: "uuid", nullable: false),
                    LeadDays = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    OverdueEveryDays = table.Column<int>(type: "integer", nullable: false),
                    DeputyAfterDays = table.Column<int>(type: "integer", nullable: true),
                    LineManagerAfterDays = table.Column<int>(type: "integer", nullable: true),
                    SiroAfterDays = table.Column<int>(type: "integer", nullable: true),
                    QuietWeekdays = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    IsQuietOnBankHolidays = table.Column<bool>(type: "boolean", nullable: false),
                    Closures = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    AlarmAfterDays = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderRules", x => x.ReminderRulesId);
                });

            migrationBuilder.CreateTable(
                name: "Reminders",
                columns: table => new
                {
                    ReminderId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Step = table.Column<int>(type: "integer", nullable: false),
                    StepOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Rung = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    QueuedEmailId = table.Column<Guid>(type: "uuid", nullable: false),
                    HasCalendarEntry = table.Column<bool>(type: "boolean", nullable: false),
                    CancelledInId = table.Column<Guid>(type: "uuid", nullable: true),
                    NotNeededAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reminders", x => x.ReminderId);
                    table.ForeignKey(
                        name: "FK_Reminders_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reminders_QueuedEmails_CancelledInId",
                        column: x => x.CancelledInId,
                        principalTable: "QueuedEmails",
                        principalColumn: "QueuedEmailId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reminders_QueuedEmails_QueuedEmailId",
                        column: x => x.QueuedEmailId,
                        principalTable: "QueuedEmails",
                        principalColumn: "QueuedEmailId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReviewSchedules",
                columns: table => new
                {
                    ReviewScheduleId = table.Column<Guid>(type: "uuid", nullable: false),
                    ControlId = table.Column<Guid>(type: "uuid", nullable: true),
                    FrameworkId = table.Column<Guid>(type: "uuid", nullable: true),
                    Purpose = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Months = table.Column<int>(type: "integer", nullable: true),
                    FixedDates = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    DaysBefore = table.Column<int>(type: "integer", nullable: true),
                    Roll = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AppliesFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    RetiredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewSchedules", x => x.ReviewScheduleId);
                    table.ForeignKey(
                        name: "FK_ReviewSchedules_Controls_ControlId",
                        column: x => x.ControlId,
                        principalTable: "Controls",
                        principalColumn: "ControlId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReviewSchedules_Frameworks_FrameworkId",
                        column: x => x.FrameworkId,
                        principalTable: "Frameworks",
                        principalColumn: "FrameworkId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UnsentReminders",
                columns: table => new
                {
                    UnsentReminderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SinceOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnsentReminders", x => x.UnsentReminderId);
                    table.ForeignKey(
                        name: "FK_UnsentReminders_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_CompletedOn_DaysLate",
                table: "Reviews",
                columns: new[] { "CompletedOn", "DaysLate" });

            migrationBuilder.CreateIndex(
                name: "IX_QueuedEmails_PersonId_CalendarSequence",
                table: "QueuedEmails",
                columns: new[] { "PersonId", "CalendarSequence" },
                filter: "\"CalendarSequence\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_QueuedEmails_ReceiptDueAt",
                table: "QueuedEmails",
                column: "ReceiptDueAt");

            migrationBuilder.CreateIndex(
                name: "IX_People_LineManagerId",
                table: "People",
                column: "LineManagerId");

            migrationBuilder.CreateIndex(
                name: "IX_Absences_CoverId",
                table: "Absences",
                column: "CoverId");

            migrationBuilder.CreateIndex(
                name: "IX_Absences_LastDay",
                table: "Absences",
                column: "LastDay");

            migrationBuilder.CreateIndex(
                name: "IX_Absences_PersonId_LastDay",
                table: "Absences",
                columns: new[] { "PersonId", "LastDay" });

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_PersonId",
                table: "CalendarFeeds",
                column: "PersonId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_SecretSha256",
                table: "CalendarFeeds",
                column: "SecretSha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JobRuns_JobName_StartedAt",
                table: "JobRuns",
                columns: new[] { "JobName", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_JobRuns_StartedAt",
                table: "JobRuns",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_QueuedEmailAttachments_QueuedEmailId",
                table: "QueuedEmailAttachments",
                column: "QueuedEmailId");

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_CancelledInId",
                table: "Reminders",
                column: "CancelledInId");

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_Code_StepOn",
                table: "Reminders",
                columns: new[] { "Code", "StepOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_InCalendars",
                table: "Reminders",
                column: "DueOn",
                filter: "\"HasCalendarEntry\" AND \"CancelledInId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_ItemId_StepOn",
                table: "Reminders",
                columns: new[] { "ItemId", "StepOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_PersonId_Kind_ItemId_DueOn_Step",
                table: "Reminders",
                columns: new[] { "PersonId", "Kind", "ItemId", "DueOn", "Step" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_QueuedEmailId",
                table: "Reminders",
                column: "QueuedEmailId");

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_StepOn",
                table: "Reminders",
                column: "StepOn");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewSchedules_OneOfAControl",
                table: "ReviewSchedules",
                column: "ControlId",
                unique: true,
                filter: "\"RetiredAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewSchedules_OneOfAFramework",
                table: "ReviewSchedules",
                column: "FrameworkId",
                unique: true,
                filter: "\"RetiredAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_UnsentReminders_Kind_ItemId_DueOn",
                table: "UnsentReminders",
                columns: new[] { "Kind", "ItemId", "DueOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UnsentReminders_PersonId",
                table: "UnsentReminders",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_UnsentReminders_SinceOn",
                table: "UnsentReminders",
                column: "SinceOn");

            RemindersUpgrade.Run(migrationBuilder);

            migrationBuilder.DropTable(
                name: "EvidenceRequestReminders");

            migrationBuilder.DropTable(
                name: "ReviewReminders");

            ReviewCompletionUpgrade.Run(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Absences");

            migrationBuilder.DropTable(
                name: "CalendarFeeds");

            migrationBuilder.DropTable(
                name: "JobRuns");

            migrationBuilder.DropTable(
                name: "QueuedEmailAttachments");

            migrationBuilder.DropTable(
                name: "ReminderRules");

            migrationBuilder.DropTable(
                name: "Reminders");

            migrationBuilder.DropTable(
                name: "ReviewSchedules");

            migrationBuilder.DropTable(
                name: "UnsentReminders");

            migrationBuilder.DropIndex(
                name: "IX_Reviews_CompletedOn_DaysLate",
                table: "Reviews");

            migrationBuilder.DropIndex(
                name: "IX_QueuedEmails_PersonId_CalendarSequence",
                table: "QueuedEmails");

            migrationBuilder.DropIndex(
                name: "IX_QueuedEmails_ReceiptDueAt",
                table: "QueuedEmails");

            migrationBuilder.DropIndex(
                name: "IX_People_LineManagerId",
                table: "People");

            migrationBuilder.DropColumn(
                name: "CompletedOn",
                table: "Reviews");

            migrationBuilder.DropColumn(
                name: "DaysLate",
                table: "Reviews");

            migrationBuilder.DropColumn(
                name: "MovedById",
                table: "Reviews");

            migrationBuilder.DropColumn(
                name: "MovedReason",
                table: "Reviews");

            migrationBuilder.DropColumn(
                name: "ReviewScheduleId",
                table: "Reviews");

            migrationBuilder.DropColumn(
                name: "SnoozeCount",
                table: "Reviews");

            migrationBuilder.DropColumn(
                name: "SnoozeReason",
                table: "Reviews");

            migrationBuilder.DropColumn(
                name: "SnoozedById",
                table: "Reviews");

            migrationBuilder.DropColumn(
                name: "SnoozedUntil",
                table: "Reviews");

            migrationBuilder.DropColumn(
                name: "StatusSeen",
                table: "Reviews");

            migrationBuilder.DropColumn(
                name: "FailureCount",
                table: "RecurringJobs");

            migrationBuilder.DropColumn(
                name: "RequestedRunId",
                table: "RecurringJobs");

            migrationBuilder.DropColumn(
                name: "RetryAt",
                table: "RecurringJobs");

            migrationBuilder.DropColumn(
                name: "CalendarSequence",
                table: "QueuedEmails");

            migrationBuilder.DropColumn(
                name: "Receipt",
                table: "QueuedEmails");

            migrationBuilder.DropColumn(
                name: "ReceiptDueAt",
                table: "QueuedEmails");

            migrationBuilder.DropColumn(
                name: "LineManagerId",
                table: "People");

            migrationBuilder.DropColumn(
                name: "MailRefusedAnswer",
                table: "People");

            migrationBuilder.DropColumn(
                name: "MailRefusedAt",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Colour",
                table: "Organisation");

            migrationBuilder.CreateTable(
                name: "EvidenceRequestReminders",
                columns: table => new
                {
                    EvidenceRequestReminderId = table.Column<Guid>(type: "uuid", nullable: false),
                    EvidenceRequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    MilestoneOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
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

            migrationBuilder.CreateTable(
                name: "ReviewReminders",
                columns: table => new
                {
                    ReviewReminderId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReviewId = table.Column<Guid>(type: "uuid", nullable: false),
                    MilestoneOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    QueuedEmailId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewReminders", x => x.ReviewReminderId);
                    table.ForeignKey(
                        name: "FK_ReviewReminders_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReviewReminders_QueuedEmails_QueuedEmailId",
                        column: x => x.QueuedEmailId,
                        principalTable: "QueuedEmails",
                        principalColumn: "QueuedEmailId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReviewReminders_Reviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "Reviews",
                        principalColumn: "ReviewId",
                        onDelete: ReferentialAction.Restrict);
                });

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
                name: "IX_ReviewReminders_PersonId",
                table: "ReviewReminders",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewReminders_QueuedEmailId",
                table: "ReviewReminders",
                column: "QueuedEmailId");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewReminders_ReviewId_PersonId_MilestoneOn",
                table: "ReviewReminders",
                columns: new[] { "ReviewId", "PersonId", "MilestoneOn" },
                unique: true);
        }
    }
}
