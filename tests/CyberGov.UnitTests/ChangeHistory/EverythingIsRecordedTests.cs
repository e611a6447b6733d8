using System.Reflection;
using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.UnitTests.Architecture;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.UnitTests.ChangeHistory;

public sealed class EverythingIsRecordedTests
{
    /// <summary>What is not recorded field by field, and why not.</summary>
    private static readonly Dictionary<string, string> NotRecorded = new(StringComparer.Ordinal)
    {
        ["ChangeHistoryEntry"] = "the history itself",
        ["HistoryHead"] = "the history itself",
        ["HistoryCheckpoint"] = "proof of the history",
        ["CodeSequence"] = "counts up with records that are recorded",
        ["Framework"] = "published; the catalogue load that brought it is recorded with the digest of the files",
        ["Requirement"] = "published, as above",
        ["RequirementSuccessor"] = "published, as above",
        ["CommonControl"] = "published, as above",
        ["Mapping"] = "published, as above; the council's own word is an override, which is recorded",
        ["Reminder"] = "the ledger of reminders, written by the program",
        ["UnsentReminder"] = "what the program finds missing in the ledger, for as long as it is",
        ["QueuedEmailAttachment"] = "part of a mail that is written by the program",
        ["TakenInMail"] = "a mark of the program's own that a message was taken in; the draft it made is recorded",
        ["PiaAnswerRevision"] = "the words of an answer, only ever added to; that the answer changed is recorded",
        ["PiaAuthor"] = "that someone wrote into a version; what they wrote is recorded",
        ["PiaSnapshot"] = "what a decision was taken on; its hash is in the decision, which is recorded",
        ["EvidenceOfRecord"] = "a mark of the program's own that an evidence item came by itself; the item is recorded",
        ["UnsavedForm"] = "what someone typed and has not saved; nobody's business until they save it",
        ["SentWeeklySummary"] = "a mark of the program's own that a mail was queued",
        ["QueuedEmail"] = "written by the program; what a person does to it, sending again, is noted",
        ["EmailAttempt"] = "the ledger of deliveries, only ever added to by the program",
        ["JobRun"] = "the program's own clockwork; asking for a run now is noted",
        ["RecurringJobState"] = "the program's own clockwork",
        ["QueuedJob"] = "the program's own clockwork; what a person does to it, stopping and starting again, is noted",
        ["IdentityUserClaim`1"] = "not used",
        ["IdentityUserLogin`1"] = "not used",
        ["IdentityUserToken`1"] = "not used, and would hold secrets",
    };

    private static IEnumerable<Type> Entities
    {
        get
        {
            using var db = new SqliteCyberGovDbContext(new DbContextOptionsBuilder<SqliteCyberGovDbContext>().UseSqlite("Data Source=unused").Options);
            return [.. db.Model.GetEntityTypes().Select(e => e.ClrType)];
        }
    }

    [Fact]
    public void Every_record_is_in_the_history_or_in_the_list_of_those_that_are_not() => Offenders.AreNone(
        Entities.Where(t => RecordedOf(t).Any() == NotRecorded.ContainsKey(t.Name)).Select(t => t.Name));

    [Fact]
    public void The_list_names_only_records_that_there_are() =>
        Offenders.AreNone(NotRecorded.Keys.Except(Entities.Select(t => t.Name), StringComparer.Ordinal));

    private static IEnumerable<PropertyInfo> RecordedOf(Type type) =>
        type.GetProperties().Where(p => p.GetCustomAttribute<RecordedAttribute>() is not null);
}
