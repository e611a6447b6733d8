using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CyberGov.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PrivacyImpactAssessments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ControllerDetails",
                columns: table => new
                {
                    ControllerDetailsId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    DpoContact = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Representative = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ControllerDetails", x => x.ControllerDetailsId);
                });

            migrationBuilder.CreateTable(
                name: "EvidenceOfRecords",
                columns: table => new
                {
                    EvidenceItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceOfRecords", x => x.EvidenceItemId);
                    table.ForeignKey(
                        name: "FK_EvidenceOfRecords_EvidenceItems_EvidenceItemId",
                        column: x => x.EvidenceItemId,
                        principalTable: "EvidenceItems",
                        principalColumn: "EvidenceItemId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InformationRecords",
                columns: table => new
                {
                    InformationRecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ServiceAreaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NextReviewOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LastReviewedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LastReviewedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    StartedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RetiredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RetiredReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Holds = table.Column<string>(type: "TEXT", nullable: true),
                    System = table.Column<string>(type: "TEXT", nullable: true),
                    Marking = table.Column<string>(type: "TEXT", nullable: true),
                    Retention = table.Column<string>(type: "TEXT", nullable: true),
                    Purpose = table.Column<string>(type: "TEXT", nullable: true),
                    JointControllers = table.Column<string>(type: "TEXT", nullable: true),
                    ProcessorFor = table.Column<string>(type: "TEXT", nullable: true),
                    LawfulBasis = table.Column<string>(type: "TEXT", nullable: true),
                    PeopleKinds = table.Column<string>(type: "TEXT", nullable: true),
                    DataKinds = table.Column<string>(type: "TEXT", nullable: true),
                    SpecialData = table.Column<string>(type: "TEXT", nullable: true),
                    Recipients = table.Column<string>(type: "TEXT", nullable: true),
                    Suppliers = table.Column<string>(type: "TEXT", nullable: true),
                    Transfers = table.Column<string>(type: "TEXT", nullable: true),
                    TransferSafeguard = table.Column<string>(type: "TEXT", nullable: true),
                    ProcessingActivity_Retention = table.Column<string>(type: "TEXT", nullable: true),
                    Security = table.Column<string>(type: "TEXT", nullable: true),
                    SharingAgreement_Purpose = table.Column<string>(type: "TEXT", nullable: true),
                    DataItems = table.Column<string>(type: "TEXT", nullable: true),
                    SpecialCondition = table.Column<string>(type: "TEXT", nullable: true),
                    WhoIsTold = table.Column<string>(type: "TEXT", nullable: true),
                    FrequencyAndMethod = table.Column<string>(type: "TEXT", nullable: true),
                    SharingAgreement_Security = table.Column<string>(type: "TEXT", nullable: true),
                    Access = table.Column<string>(type: "TEXT", nullable: true),
                    Accuracy = table.Column<string>(type: "TEXT", nullable: true),
                    SharingAgreement_Retention = table.Column<string>(type: "TEXT", nullable: true),
                    RightsRequests = table.Column<string>(type: "TEXT", nullable: true),
                    Complaints = table.Column<string>(type: "TEXT", nullable: true),
                    Breaches = table.Column<string>(type: "TEXT", nullable: true),
                    Subcontractors = table.Column<string>(type: "TEXT", nullable: true),
                    SharingAgreement_Transfers = table.Column<string>(type: "TEXT", nullable: true),
                    Signatories = table.Column<string>(type: "TEXT", nullable: true),
                    Termination = table.Column<string>(type: "TEXT", nullable: true),
                    ActivatedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ActivatedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Does = table.Column<string>(type: "TEXT", nullable: true),
                    Article28Terms = table.Column<string>(type: "TEXT", nullable: true),
                    DataHeldIn = table.Column<string>(type: "TEXT", nullable: true),
                    SubProcessors = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InformationRecords", x => x.InformationRecordId);
                    table.ForeignKey(
                        name: "FK_InformationRecords_People_ChangedById",
                        column: x => x.ChangedById,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InformationRecords_People_LastReviewedById",
                        column: x => x.LastReviewedById,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InformationRecords_People_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InformationRecords_ServiceAreas_ServiceAreaId",
                        column: x => x.ServiceAreaId,
                        principalTable: "ServiceAreas",
                        principalColumn: "ServiceAreaId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OpenDataChoices",
                columns: table => new
                {
                    OpenDataChoiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OffersPias = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpenDataChoices", x => x.OpenDataChoiceId);
                });

            migrationBuilder.CreateTable(
                name: "Pias",
                columns: table => new
                {
                    PiaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ServiceAreaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectLeadId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InformationAssetOwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HeadOfServiceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DpoReviewerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PlannedStartOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsLawEnforcement = table.Column<bool>(type: "INTEGER", nullable: false),
                    StartedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CopiedFromId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsTemplate = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StateSince = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StateSinceOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WaitsFor = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    WaitsForId = table.Column<Guid>(type: "TEXT", nullable: true),
                    VersionNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    InitialLevel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ResidualLevel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Recommendation = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    NextReviewOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReportedChange = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "AgreementParties",
                columns: table => new
                {
                    AgreementPartyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InformationRecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LawfulBasis = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementParties", x => x.AgreementPartyId);
                    table.ForeignKey(
                        name: "FK_AgreementParties_InformationRecords_InformationRecordId",
                        column: x => x.InformationRecordId,
                        principalTable: "InformationRecords",
                        principalColumn: "InformationRecordId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PiaAnswers",
                columns: table => new
                {
                    PiaAnswerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PiaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                name: "PiaAuthors",
                columns: table => new
                {
                    PiaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PiaAuthors", x => new { x.PiaId, x.VersionNumber, x.PersonId });
                    table.ForeignKey(
                        name: "FK_PiaAuthors_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PiaAuthors_Pias_PiaId",
                        column: x => x.PiaId,
                        principalTable: "Pias",
                        principalColumn: "PiaId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PiaComments",
                columns: table => new
                {
                    PiaCommentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PiaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Target = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    WrittenById = table.Column<Guid>(type: "TEXT", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ResolvedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ResolvedById = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PiaComments", x => x.PiaCommentId);
                    table.ForeignKey(
                        name: "FK_PiaComments_People_ResolvedById",
                        column: x => x.ResolvedById,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PiaComments_People_WrittenById",
                        column: x => x.WrittenById,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PiaComments_Pias_PiaId",
                        column: x => x.PiaId,
                        principalTable: "Pias",
                        principalColumn: "PiaId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PiaConsultees",
                columns: table => new
                {
                    PiaConsulteeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PiaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Who = table.Column<string>(type: "TEXT", nullable: false),
                    ConsultedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    How = table.Column<string>(type: "TEXT", nullable: false),
                    Views = table.Column<string>(type: "TEXT", nullable: false),
                    Response = table.Column<string>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
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
                    PiaDataFlowId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PiaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Recipient = table.Column<string>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false),
                    Route = table.Column<string>(type: "TEXT", nullable: false),
                    Protection = table.Column<string>(type: "TEXT", nullable: false),
                    Country = table.Column<string>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
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
                    PiaDecisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PiaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ToState = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TakenById = table.Column<Guid>(type: "TEXT", nullable: true),
                    TakenByName = table.Column<string>(type: "TEXT", nullable: false),
                    JobTitle = table.Column<string>(type: "TEXT", nullable: true),
                    ActingAs = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TakenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: true),
                    Advice = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: true),
                    Recommendation = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    FollowsAdvice = table.Column<bool>(type: "INTEGER", nullable: true),
                    NextReviewOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReplyEvidenceItemId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Statement = table.Column<string>(type: "TEXT", nullable: true)
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
                name: "PiaPublications",
                columns: table => new
                {
                    PiaPublicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PiaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    IsPublished = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    NamesPeople = table.Column<bool>(type: "INTEGER", nullable: false),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ServiceArea = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    InitialLevel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ResidualLevel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Paper = table.Column<string>(type: "TEXT", nullable: false),
                    PaperSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    EndedReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PiaPublications", x => x.PiaPublicationId);
                    table.ForeignKey(
                        name: "FK_PiaPublications_Pias_PiaId",
                        column: x => x.PiaId,
                        principalTable: "Pias",
                        principalColumn: "PiaId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PiaRisks",
                columns: table => new
                {
                    PiaRiskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PiaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceAndEffect = table.Column<string>(type: "TEXT", nullable: false),
                    HarmKinds = table.Column<string>(type: "TEXT", nullable: false),
                    Likelihood = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Severity = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ResidualLikelihood = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ResidualSeverity = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ResidualLevel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    CorporateRisk = table.Column<string>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedById = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PiaRisks", x => x.PiaRiskId);
                    table.ForeignKey(
                        name: "FK_PiaRisks_People_ChangedById",
                        column: x => x.ChangedById,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
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
                    PiaScreeningAdviceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PiaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsDpiaAdvised = table.Column<bool>(type: "INTEGER", nullable: false),
                    Advice = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    GivenById = table.Column<Guid>(type: "TEXT", nullable: false),
                    GivenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    PiaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    VersionNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Surroundings = table.Column<string>(type: "TEXT", nullable: false),
                    TakenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    PiaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false)
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
                name: "PriorConsultations",
                columns: table => new
                {
                    PriorConsultationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PiaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    SentOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ContentsSent = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    AcknowledgedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ExtensionNoticeOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RepliedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PriorConsultations", x => x.PriorConsultationId);
                    table.ForeignKey(
                        name: "FK_PriorConsultations_Pias_PiaId",
                        column: x => x.PiaId,
                        principalTable: "Pias",
                        principalColumn: "PiaId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecordPias",
                columns: table => new
                {
                    InformationRecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PiaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LinkedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    LinkedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordPias", x => new { x.InformationRecordId, x.PiaId });
                    table.ForeignKey(
                        name: "FK_RecordPias_InformationRecords_InformationRecordId",
                        column: x => x.InformationRecordId,
                        principalTable: "InformationRecords",
                        principalColumn: "InformationRecordId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordPias_Pias_PiaId",
                        column: x => x.PiaId,
                        principalTable: "Pias",
                        principalColumn: "PiaId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PiaAnswerRevisions",
                columns: table => new
                {
                    PiaAnswerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    WrittenById = table.Column<Guid>(type: "TEXT", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                name: "PiaWithheld",
                columns: table => new
                {
                    PiaPublicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Part = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PiaWithheld", x => new { x.PiaPublicationId, x.Part });
                    table.ForeignKey(
                        name: "FK_PiaWithheld_PiaPublications_PiaPublicationId",
                        column: x => x.PiaPublicationId,
                        principalTable: "PiaPublications",
                        principalColumn: "PiaPublicationId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PiaMeasures",
                columns: table => new
                {
                    PiaMeasureId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PiaRiskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Description = table.Column<string>(type: "TEXT", nullable: false),
                    Effect = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ControlId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CostNote = table.Column<string>(type: "TEXT", nullable: true),
                    IsNeededBeforeGoLive = table.Column<bool>(type: "INTEGER", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DoneById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DoneNote = table.Column<string>(type: "TEXT", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AcceptedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    AcceptedReason = table.Column<string>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedById = table.Column<Guid>(type: "TEXT", nullable: true)
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
                        name: "FK_PiaMeasures_People_ChangedById",
                        column: x => x.ChangedById,
                        principalTable: "People",
                        principalColumn: "PersonId",
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

            migrationBuilder.CreateTable(
                name: "PriorConsultationSuspensions",
                columns: table => new
                {
                    ConsultationSuspensionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PriorConsultationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PriorConsultationSuspensions", x => x.ConsultationSuspensionId);
                    table.ForeignKey(
                        name: "FK_PriorConsultationSuspensions_PriorConsultations_PriorConsultationId",
                        column: x => x.PriorConsultationId,
                        principalTable: "PriorConsultations",
                        principalColumn: "PriorConsultationId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AgreementParties_InformationRecordId_Position",
                table: "AgreementParties",
                columns: new[] { "InformationRecordId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceOfRecords_Source",
                table: "EvidenceOfRecords",
                column: "Source");

            migrationBuilder.CreateIndex(
                name: "IX_InformationRecords_ChangedById",
                table: "InformationRecords",
                column: "ChangedById");

            migrationBuilder.CreateIndex(
                name: "IX_InformationRecords_Code",
                table: "InformationRecords",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InformationRecords_Kind_EndsOn",
                table: "InformationRecords",
                columns: new[] { "Kind", "EndsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_InformationRecords_Kind_NextReviewOn",
                table: "InformationRecords",
                columns: new[] { "Kind", "NextReviewOn" });

            migrationBuilder.CreateIndex(
                name: "IX_InformationRecords_Kind_Number",
                table: "InformationRecords",
                columns: new[] { "Kind", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_InformationRecords_LastReviewedById",
                table: "InformationRecords",
                column: "LastReviewedById");

            migrationBuilder.CreateIndex(
                name: "IX_InformationRecords_OwnerId",
                table: "InformationRecords",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_InformationRecords_ServiceAreaId",
                table: "InformationRecords",
                column: "ServiceAreaId");

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
                name: "IX_PiaAuthors_PersonId",
                table: "PiaAuthors",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PiaComments_PiaId_Target_WrittenAt",
                table: "PiaComments",
                columns: new[] { "PiaId", "Target", "WrittenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PiaComments_ResolvedById",
                table: "PiaComments",
                column: "ResolvedById");

            migrationBuilder.CreateIndex(
                name: "IX_PiaComments_WrittenById",
                table: "PiaComments",
                column: "WrittenById");

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
                name: "IX_PiaMeasures_ChangedById",
                table: "PiaMeasures",
                column: "ChangedById");

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
                name: "IX_PiaPublications_IsPublished_EndedAt_DecidedAt",
                table: "PiaPublications",
                columns: new[] { "IsPublished", "EndedAt", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PiaPublications_PiaId_DecidedAt",
                table: "PiaPublications",
                columns: new[] { "PiaId", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PiaRisks_ChangedById",
                table: "PiaRisks",
                column: "ChangedById");

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
                name: "IX_Pias_IsTemplate_Title",
                table: "Pias",
                columns: new[] { "IsTemplate", "Title" });

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
                name: "IX_Pias_StateSinceOn_Number",
                table: "Pias",
                columns: new[] { "StateSinceOn", "Number" });

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

            migrationBuilder.CreateIndex(
                name: "IX_PriorConsultations_PiaId_VersionNumber",
                table: "PriorConsultations",
                columns: new[] { "PiaId", "VersionNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PriorConsultationSuspensions_PriorConsultationId_From",
                table: "PriorConsultationSuspensions",
                columns: new[] { "PriorConsultationId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_RecordPias_PiaId",
                table: "RecordPias",
                column: "PiaId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AgreementParties");

            migrationBuilder.DropTable(
                name: "ControllerDetails");

            migrationBuilder.DropTable(
                name: "EvidenceOfRecords");

            migrationBuilder.DropTable(
                name: "OpenDataChoices");

            migrationBuilder.DropTable(
                name: "PiaAnswerRevisions");

            migrationBuilder.DropTable(
                name: "PiaAuthors");

            migrationBuilder.DropTable(
                name: "PiaComments");

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
                name: "PiaWithheld");

            migrationBuilder.DropTable(
                name: "PriorConsultationSuspensions");

            migrationBuilder.DropTable(
                name: "RecordPias");

            migrationBuilder.DropTable(
                name: "PiaAnswers");

            migrationBuilder.DropTable(
                name: "PiaRisks");

            migrationBuilder.DropTable(
                name: "PiaPublications");

            migrationBuilder.DropTable(
                name: "PriorConsultations");

            migrationBuilder.DropTable(
                name: "InformationRecords");

            migrationBuilder.DropTable(
                name: "Pias");
        }
    }
}
