using CyberGov.ChangeHistory;
using CyberGov.Evidence;
using CyberGov.Jobs;
using CyberGov.Mail;
using CyberGov.Pias.Workflow;
using CyberGov.Reminders;
using CyberGov.Reviews;
using CyberGov.UnsavedForms;
using CyberGov.WeeklySummary;

namespace CyberGov.Web.Jobs;

/// <summary>The whole timetable: every recurring job and when it runs. Times are London's.</summary>
public static class JobSchedule
{
    public static IReadOnlyList<ScheduledJob> All { get; } =
    [
        new(
            "send-review-reminders",
            "Queues each person one mail listing everything that needs them, except on the quiet days of the rules",
            typeof(SendRemindersJob),
            Schedule.DaysAt(new TimeOnly(7, 30))),
        new(
            "watch-reminders",
            "Compares what people are owed with what was sent, and keeps what is missing for the alarm",
            typeof(WatchRemindersJob),
            Schedule.Every(TimeSpan.FromHours(1)))
        {
            After = [typeof(SendRemindersJob), typeof(DeliverQueuedEmailsJob)],
        },
        new(
            "follow-review-schedules",
            "Brings the dates of open reviews into step with their schedules, the catalogue and the evidence",
            typeof(FollowReviewSchedulesJob),
            Schedule.DaysAt(new TimeOnly(3, 10))),
        new(
            "send-weekly-summary",
            "On the first working day of a week, queues officers, DPO and SIRO a summary with the proof of the history",
            typeof(SendWeeklySummaryJob),
            Schedule.WorkingDaysAt(new TimeOnly(7, 30))),
        new(
            "start-pia-reviews",
            "Starts the review of each live privacy impact assessment whose date has come",
            typeof(StartPiaReviewsJob),
            Schedule.DaysAt(new TimeOnly(5, 30))),
        new(
            "deliver-mail",
            "Hands queued mails to the mail server",
            typeof(DeliverQueuedEmailsJob),
            Schedule.Every(TimeSpan.FromMinutes(1))),
        new(
            "ask-for-receipts",
            "Asks GOV.UK Notify, where mail goes that way, whether mails arrived",
            typeof(AskForReceiptsJob),
            Schedule.Every(TimeSpan.FromMinutes(5))),
        new(
            "scan-held-files",
            "Has the files scanned that came while the virus scanner was away, or before there was one",
            typeof(ScanHeldFilesJob),
            Schedule.Every(TimeSpan.FromMinutes(1))),
        new(
            "clear-disposed-bytes",
            "Destroys the files of evidence whose disposal was agreed",
            typeof(ClearDisposedBytesJob),
            Schedule.Every(TimeSpan.FromMinutes(5))),
        new(
            "check-evidence",
            "Reads stored evidence files again, a seventh a night, and reports those that changed, are missing or belong to nothing",
            typeof(CheckEvidenceJob),
            Schedule.DaysAt(new TimeOnly(1, 30)))
        {
            Longest = CheckEvidenceJob.Longest + TimeSpan.FromHours(1),
        },
        new(
            "write-history-checkpoint",
            "Signs where the history stands, each hour or thousand entries",
            typeof(WriteHistoryCheckpointJob),
            Schedule.Every(TimeSpan.FromMinutes(1))),
        new(
            "take-in-mail",
            "Makes drafts of evidence that was sent in by mail, where a folder for it is set",
            typeof(TakeInMailJob),
            Schedule.Every(TimeSpan.FromMinutes(5))),
        new(
            "forget-unsaved-forms",
            "Throws away typed text that nobody came back for within a week",
            typeof(ForgetUnsavedFormsJob),
            Schedule.DaysAt(new TimeOnly(2, 40))),
        new(
            "forget-job-runs",
            "Keeps the lists of past runs on these pages short",
            typeof(ForgetJobRunsJob),
            Schedule.DaysAt(new TimeOnly(2, 50))),
    ];
}
