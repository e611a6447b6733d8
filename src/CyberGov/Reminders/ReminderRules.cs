using System.Globalization;
using CyberGov.ChangeHistory;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.Reminders;

/// <summary>When and to whom the council has reminders sent: one row once someone has changed what the program ships with.</summary>
public sealed class ReminderRules
{
    public const int MostDays = 365;

    /// <summary>The same for every first row, so that the database takes only one of two.</summary>
    public Guid ReminderRulesId { get; init; } = new("019a0000-0000-7000-8000-000000000001");

    /// <summary>Days before the due date, such as 30,14,7,0.</summary>
    [Recorded]
    public string LeadDays { get; private set; } = "30,14,7,0";

    /// <summary>While overdue, a reminder every so many days.</summary>
    [Recorded]
    public int OverdueEveryDays { get; private set; } = 7;

    /// <summary>So many days overdue the deputy is told too; null means never.</summary>
    [Recorded]
    public int? DeputyAfterDays { get; private set; } = 14;

    [Recorded]
    public int? LineManagerAfterDays { get; private set; } = 14;

    [Recorded]
    public int? SiroAfterDays { get; private set; } = 28;

    /// <summary>Days of the week on which nothing goes out, such as Saturday,Sunday.</summary>
    [Recorded]
    public string QuietWeekdays { get; private set; } = "Saturday,Sunday";

    [Recorded]
    public bool IsQuietOnBankHolidays { get; private set; } = true;

    /// <summary>Closures of the council's own, one a line: a day, or a first and a last day, and what it is.</summary>
    [Recorded]
    public string Closures { get; private set; } = "";

    /// <summary>A reminder that is owed and has not gone for so many days is an alarm.</summary>
    [Recorded]
    public int AlarmAfterDays { get; private set; } = 3;

    public int Version { get; private set; }

    public void Change(ReminderPlan plan)
    {
        LeadDays = string.Join(',', plan.LeadDays.Select(d => d.ToString(CultureInfo.InvariantCulture)));
        (OverdueEveryDays, DeputyAfterDays) = (plan.OverdueEveryDays, plan.DeputyAfterDays);
        (LineManagerAfterDays, SiroAfterDays) = (plan.LineManagerAfterDays, plan.SiroAfterDays);
        QuietWeekdays = string.Join(',', plan.QuietWeekdays);
        (IsQuietOnBankHolidays, Closures) = (plan.IsQuietOnBankHolidays, Closure.Write(plan.Closures));
        AlarmAfterDays = plan.AlarmAfterDays;
        Version++;
    }

    public ReminderPlan ToPlan() => new()
    {
        LeadDays = [.. LeadDays.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(d => int.Parse(d, CultureInfo.InvariantCulture))],
        OverdueEveryDays = OverdueEveryDays,
        DeputyAfterDays = DeputyAfterDays,
        LineManagerAfterDays = LineManagerAfterDays,
        SiroAfterDays = SiroAfterDays,
        QuietWeekdays = [.. QuietWeekdays.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<DayOfWeek>)],
        IsQuietOnBankHolidays = IsQuietOnBankHolidays,
        Closures = Closure.Read(Closures).Closures,
        AlarmAfterDays = AlarmAfterDays,
        Version = Version,
    };
}

internal sealed class ReminderRulesConfiguration : IEntityTypeConfiguration<ReminderRules>
{
    public void Configure(EntityTypeBuilder<ReminderRules> builder)
    {
        builder.Property(r => r.LeadDays).HasMaxLength(100);
        builder.Property(r => r.QuietWeekdays).HasMaxLength(100);
        builder.Property(r => r.Closures).HasMaxLength(4000);
        builder.Property(r => r.Version).IsConcurrencyToken();
    }
}
