using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Mail;
using CyberGov.Testing;
using CyberGov.WeeklySummary;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.WeeklySummary;

public sealed class SendWeeklySummaryJobTests
{
    /// <summary>No bank holiday near.</summary>
    private static readonly DateOnly Monday = new(2026, 9, 14);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Officers_DPO_and_SIRO_get_one_mail_a_week_with_the_position_and_a_checkpoint_that_still_verifies(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var readers = new List<Person>();
        foreach (var role in Enum.GetValues<CouncilRole>())
        {
            readers.Add(await app.Council.AddPersonAsync(Token, role));
        }

        await app.RunAsync<WriteHistoryCheckpointJob>(Token);
        await RunOnAsync(app, Monday);
        await RunOnAsync(app, Monday);
        await RunOnAsync(app, Monday.AddDays(1));

        var mails = await MailsAsync(app);
        Assert.Equal(3, mails.Count);
        CouncilRole[] expected = [CouncilRole.InformationGovernanceOfficer, CouncilRole.DataProtectionOfficer, CouncilRole.SeniorInformationRiskOwner];
        Assert.Equal(
            readers.Where(p => expected.Contains(p.Roles[0].Role)).Select(p => p.Email).Order(StringComparer.Ordinal),
            mails.Select(m => m.ToAddress).Order(StringComparer.Ordinal));
        var text = mails[0].TextBody;
        Assert.Contains("120 controls have no owner", text, StringComparison.Ordinal);
        Assert.Contains("/controls?owner=none", text, StringComparison.Ordinal);
        var checkpoint = CheckpointText.ReadFile(text[text.IndexOf(CheckpointText.Format, StringComparison.Ordinal)..text.IndexOf("See the history", StringComparison.Ordinal)])!;
        Assert.True(checkpoint.IsSignedWith(await KeyAsync(app)));

        await RunOnAsync(app, Monday.AddDays(7));
        Assert.Equal(6, (await MailsAsync(app)).Count);
    }

    [Fact]
    public async Task The_week_of_a_bank_holiday_begins_on_Tuesday_a_missed_day_is_caught_up_and_a_new_installation_waits()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        await app.Council.AddPersonAsync(Token, CouncilRole.SeniorInformationRiskOwner);

        await RunOnAsync(app, Monday.AddDays(2));
        Assert.Empty(await MailsAsync(app));

        // Easter Monday 2027.
        await RunOnAsync(app, new DateOnly(2027, 3, 29));
        Assert.Empty(await MailsAsync(app));
        await RunOnAsync(app, new DateOnly(2027, 3, 30));
        Assert.Single(await MailsAsync(app));

        await RunOnAsync(app, new DateOnly(2027, 4, 8));
        Assert.Equal(2, (await MailsAsync(app)).Count);
        await RunOnAsync(app, new DateOnly(2027, 4, 10));
        Assert.Equal(2, (await MailsAsync(app)).Count);
    }

    private static async Task<HistoryKey> KeyAsync(TestApp app) =>
        HistoryKey.Read(await File.ReadAllTextAsync(Path.Combine(app.DataFolder, "keys", HistorySigner.PublicKeyName), Token))!;

    private static Task<List<QueuedEmail>> MailsAsync(TestApp app) =>
        app.WithDbAsync(db => db.QueuedEmails.Where(m => m.Kind == WeeklySummaryEmail.Kind).ToListAsync(Token));

    private static async Task RunOnAsync(TestApp app, DateOnly day)
    {
        app.Clock.Now = UkTime.At(day, new TimeOnly(7, 30));
        await app.RunAsync<SendWeeklySummaryJob>(Token);
    }
}
