using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Reminders;
using static CyberGov.IntegrationTests.Reminders.ReminderCouncil;

namespace CyberGov.IntegrationTests.Reminders;

public sealed class ReminderRulesPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_two_who_change_the_rules_the_second_sees_both_and_loses_nothing(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        using var officer = await council.App.SignInAsync(council.Officer, Token);
        using var administrator = await council.App.SignInAsync(Token, CouncilRole.Administrator);

        // The first round is on the rules as shipped, of which there is no row yet; the second on the council's own.
        foreach (var (first, second) in new[] { ("21, 3", "60, 5"), ("40, 2", "50, 1") })
        {
            var theirs = await officer.OpenAsync("/reminders/rules", Token);
            var mine = await administrator.OpenAsync("/reminders/rules", Token);
            await officer.PostFormAsync(theirs, form => form.Fill("LeadDays", first), new() { Form = "main form" }, Token);

            var refused = await administrator.PostFormAsync(mine, form => form.Fill("LeadDays", second), new() { Form = "main form" }, Token);

            Assert.Equal(["Someone else has changed this: the rules were saved by another person while you had them open"], refused.Errors);
            Assert.Equal(["Days before the due date", first, second], refused.Texts(".differences tbody tr > *"));
            Assert.Equal(first, await LeadsAsync(council));
            await administrator.PostFormAsync(refused, _ => { }, new() { Form = "main form" }, Token);
            Assert.Equal(second, await LeadsAsync(council));
        }
    }

    [Theory]
    [InlineData("14", "7", "28", "The line manager must not be told before the deputy: enter 14 days or more, or fewer days for the deputy")]
    [InlineData("14", "21", "20", "The senior information risk owner must not be told before the deputy or the line manager: enter as many days as theirs or more")]
    [InlineData("14", "", "10", "The senior information risk owner must not be told before the deputy or the line manager: enter as many days as theirs or more")]
    [InlineData("", "10", "9", "The senior information risk owner must not be told before the deputy or the line manager: enter as many days as theirs or more")]
    [InlineData("14", "14", "28", null)]
    [InlineData("", "", "3", null)]
    public async Task Nobody_is_told_before_those_below_them(string deputy, string manager, string siro, string? error)
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        using var officer = await council.App.SignInAsync(council.Officer, Token);

        var page = await officer.PostFormAsync("/reminders/rules", form =>
        {
            form.Fill("DeputyAfter", deputy);
            form.Fill("LineManagerAfter", manager);
            form.Fill("SiroAfter", siro);
        }, Token);

        Assert.Equal(error is null ? [] : [error], page.Errors);
    }

    private static async Task<string> LeadsAsync(ReminderCouncil council) =>
        string.Join(", ", (await council.App.WithAsync<ReminderRulesQuery, ReminderPlan>(q => q.ExecuteAsync(Token))).LeadDays);
}
