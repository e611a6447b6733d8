using CyberGov.Catalogue;
using CyberGov.ChangeHistory;
using CyberGov.Controls;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.InformationRegisters;
using CyberGov.Jobs;
using CyberGov.Mail;
using CyberGov.Packs;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Publication;
using CyberGov.Pias.Risks;
using CyberGov.Pias.Workflow;
using CyberGov.Reminders;
using CyberGov.Reviews;
using CyberGov.UnsavedForms;
using CyberGov.WeeklySummary;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Data;

/// <summary>Every record the program keeps. One subclass a database engine, each with its own migrations.</summary>
public abstract class CyberGovDbContext(DbContextOptions options) : IdentityUserContext<Person, Guid>(options)
{
    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<PersonRole> PersonRoles => Set<PersonRole>();

    public DbSet<ServiceArea> ServiceAreas => Set<ServiceArea>();

    public DbSet<ChangeHistoryEntry> ChangeHistory => Set<ChangeHistoryEntry>();

    public DbSet<HistoryHead> HistoryHeads => Set<HistoryHead>();

    public DbSet<HistoryCheckpoint> HistoryCheckpoints => Set<HistoryCheckpoint>();

    public DbSet<CodeSequence> CodeSequences => Set<CodeSequence>();

    public DbSet<Framework> Frameworks => Set<Framework>();

    public DbSet<Requirement> Requirements => Set<Requirement>();

    public DbSet<RequirementSuccessor> RequirementSuccessors => Set<RequirementSuccessor>();

    public DbSet<CommonControl> CommonControls => Set<CommonControl>();

    public DbSet<Mapping> Mappings => Set<Mapping>();

    public DbSet<CatalogueLoad> CatalogueLoads => Set<CatalogueLoad>();

    public DbSet<Control> Controls => Set<Control>();

    public DbSet<MappingOverride> MappingOverrides => Set<MappingOverride>();

    public DbSet<RequirementDecision> RequirementDecisions => Set<RequirementDecision>();

    public DbSet<EvidenceItem> EvidenceItems => Set<EvidenceItem>();

    public DbSet<EvidenceControl> EvidenceControls => Set<EvidenceControl>();

    public DbSet<EvidenceRevision> EvidenceRevisions => Set<EvidenceRevision>();

    public DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();

    public DbSet<EvidenceRequest> EvidenceRequests => Set<EvidenceRequest>();

    public DbSet<TakenInMail> TakenInMails => Set<TakenInMail>();

    public DbSet<EvidenceDisposal> EvidenceDisposals => Set<EvidenceDisposal>();

    public DbSet<RetentionRule> RetentionRules => Set<RetentionRule>();

    public DbSet<StoredContent> StoredContents => Set<StoredContent>();

    public DbSet<OrphanedContent> OrphanedContents => Set<OrphanedContent>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<ReviewSchedule> ReviewSchedules => Set<ReviewSchedule>();

    public DbSet<Reminder> Reminders => Set<Reminder>();

    public DbSet<UnsentReminder> UnsentReminders => Set<UnsentReminder>();

    public DbSet<ReminderRules> ReminderRules => Set<ReminderRules>();

    public DbSet<Absence> Absences => Set<Absence>();

    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    public DbSet<QueuedEmail> QueuedEmails => Set<QueuedEmail>();

    public DbSet<EmailAttempt> EmailAttempts => Set<EmailAttempt>();

    public DbSet<QueuedEmailAttachment> QueuedEmailAttachments => Set<QueuedEmailAttachment>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<RecurringJobState> RecurringJobs => Set<RecurringJobState>();

    public DbSet<QueuedJob> QueuedJobs => Set<QueuedJob>();

    public DbSet<SentWeeklySummary> SentWeeklySummaries => Set<SentWeeklySummary>();

    public DbSet<UnsavedForm> UnsavedForms => Set<UnsavedForm>();

    public DbSet<Pack> Packs => Set<Pack>();

    public DbSet<Pia> Pias => Set<Pia>();

    public DbSet<PiaTeamMember> PiaTeamMembers => Set<PiaTeamMember>();

    public DbSet<PiaAnswer> PiaAnswers => Set<PiaAnswer>();

    public DbSet<PiaAnswerRevision> PiaAnswerRevisions => Set<PiaAnswerRevision>();

    public DbSet<PiaDataFlow> PiaDataFlows => Set<PiaDataFlow>();

    public DbSet<PiaConsultee> PiaConsultees => Set<PiaConsultee>();

    public DbSet<PiaRisk> PiaRisks => Set<PiaRisk>();

    public DbSet<PiaMeasure> PiaMeasures => Set<PiaMeasure>();

    public DbSet<PiaDecision> PiaDecisions => Set<PiaDecision>();

    public DbSet<PiaSnapshot> PiaSnapshots => Set<PiaSnapshot>();

    public DbSet<PiaScreeningAdvice> PiaScreeningAdvices => Set<PiaScreeningAdvice>();

    public DbSet<PiaComment> PiaComments => Set<PiaComment>();

    public DbSet<PiaAuthor> PiaAuthors => Set<PiaAuthor>();

    public DbSet<PriorConsultation> PriorConsultations => Set<PriorConsultation>();

    public DbSet<InformationRecord> InformationRecords => Set<InformationRecord>();

    public DbSet<AgreementParty> AgreementParties => Set<AgreementParty>();

    public DbSet<RecordPia> RecordPias => Set<RecordPia>();

    public DbSet<ControllerDetails> ControllerDetails => Set<ControllerDetails>();

    public DbSet<EvidenceOfRecord> EvidenceOfRecords => Set<EvidenceOfRecord>();

    public DbSet<PiaPublication> PiaPublications => Set<PiaPublication>();

    public DbSet<PiaWithheld> PiaWithheld => Set<PiaWithheld>();

    public DbSet<OpenDataChoice> OpenDataChoices => Set<OpenDataChoice>();

    /// <summary>
    /// The numbers of the evidence items whose text holds a word starting with each of the given words, by the database's
    /// own full-text index. Words hold letters and digits only.
    /// </summary>
    public abstract IQueryable<long> EvidenceNumbersMatching(IReadOnlyCollection<string> words);

    /// <summary>The numbers of the assessments whose code and title hold a word starting with each of the given words, likewise.</summary>
    public abstract IQueryable<long> PiaNumbersMatching(IReadOnlyCollection<string> words);

    /// <summary>
    /// The codes of the controls whose code, title or objective hold a word starting with each of the given words. There are a
    /// hundred or two of them, so they are gone through.
    /// </summary>
    public abstract IQueryable<string> ControlCodesMatching(IReadOnlyCollection<string> words);

    /// <summary>The codes of the information registers' records whose code and name do likewise. They are gone through: no index holds their words.</summary>
    public abstract IQueryable<string> RecordCodesMatching(IReadOnlyCollection<string> words);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(CyberGovDbContext).Assembly);

        // Records are retired, not deleted: nothing disappears because something else does.
        foreach (var foreignKey in builder.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()))
        {
            foreignKey.DeleteBehavior = DeleteBehavior.Restrict;
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }
}
