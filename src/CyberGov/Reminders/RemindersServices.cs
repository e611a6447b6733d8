using CyberGov.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Reminders;

public static class RemindersServices
{
    public static IServiceCollection AddReminders(this IServiceCollection services) => services
        .AddScoped<ReminderRulesQuery>()
        .AddScoped<ChangeReminderRules>()
        .AddScoped<CouncilDays>()
        .AddScoped<RemindersOwed>()
        .AddScoped<PreviewReminders>()
        .AddScoped<ReminderLedgerQuery>()
        .AddScoped<ChangeCalendarFeed>()
        .AddScoped<CalendarFeedQuery>()
        .AddScoped<AbsencesQuery>()
        .AddScoped<ArrangeCover>()
        .AddScoped<StandInQuery>()
        .AddScoped<DueItemQuery>()
        .AddScoped<DigestWriter>()
        .AddScoped<IEmailRenewal, DigestRenewal>()
        .AddScoped<UnsentRemindersQuery>()
        .AddScoped<WatchRemindersJob>()
        .AddScoped<SendRemindersJob>();
}
