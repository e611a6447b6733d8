using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CyberGov.Calendar;

public static partial class CalendarServices
{
    /// <summary>Reads the bank holidays once. A broken list never stops a council: reminders then go out on every weekday.</summary>
    public static IServiceCollection AddCalendar(this IServiceCollection services, string controlsFolder) =>
        services.AddSingleton(provider => ReadBankHolidays(
            BankHolidaysFile.PathIn(controlsFolder),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger<BankHolidays>()));

    private static BankHolidays ReadBankHolidays(string path, ILogger logger)
    {
        try
        {
            return BankHolidaysFile.Read(path);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            BankHolidaysUnreadable(logger, exception.Message);

            return BankHolidays.None;
        }
    }

    [LoggerMessage(EventId = 4001, Level = LogLevel.Error,
        Message = "The bank holidays could not be read, so only weekends are left out: {Reason}")]
    private static partial void BankHolidaysUnreadable(ILogger logger, string reason);
}
