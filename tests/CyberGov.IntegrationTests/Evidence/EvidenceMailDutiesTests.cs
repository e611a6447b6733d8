using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.IntegrationTests.Reminders;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Evidence;

public sealed class EvidenceMailDutiesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_mail_that_asks_at_once_names_the_duties_its_control_serves(DatabaseProvider provider)
    {
        await using var council = await ReminderCouncil.StartAsync(provider, Token);
        var controlId = await council.App.WithDbAsync(db => db.Controls.Where(c => c.Code == ReminderCouncil.Control).Select(c => c.ControlId).SingleAsync(Token));
        var duties = await council.App.WithAsync<ControlDutiesQuery, IReadOnlyList<string>>(q => q.NamesAsync([controlId], Token));
        var requirement = await council.App.WithDbAsync(db => db.Mappings
            .Where(m => m.CommonControlId == db.Controls.First(c => c.ControlId == controlId).CommonControlId)
            .Select(m => new { m.Requirement!.Code, m.Requirement.Title }).ToListAsync(Token));
        Assert.InRange(duties.Count, 1, 6);
        Assert.Contains(requirement, r => duties[0].EndsWith($", {r.Code}: {r.Title}", StringComparison.Ordinal));

        await council.App.WithAsync<RequestEvidence, string>(ask => ask.ExecuteAsync(
            new EvidenceAsked(controlId, council.Owner.Id, "The list", ReminderCouncil.Monday), council.OfficerViewer, Token));
        var code = await council.App.Council.AddEvidenceAsync(
            new TestEvidence("Access review", council.Owner.Id, ReminderCouncil.Control) { IsAccepted = false }, Token);
        var details = await council.App.WithAsync<EvidenceDetailsQuery, EvidenceDetails?>(q => q.ExecuteAsync(code, council.OfficerViewer, Token));
        await council.App.WithAsync<DecideOnEvidence>(d => d.ReturnAsync(code, EvidenceSeal.Of(details!), "It lacks a date", council.OfficerViewer, Token));

        var mails = await council.App.WithDbAsync(db => db.QueuedEmails.AsNoTracking().ToListAsync(Token));
        Assert.Equal(["evidence-requested", "evidence-returned"], mails.Select(m => m.Kind).Order());
        Assert.All(mails, mail => Assert.All(duties, duty =>
        {
            Assert.Contains(duty, mail.TextBody, StringComparison.Ordinal);
            Assert.Contains("Why: the duties it serves", mail.HtmlBody, StringComparison.Ordinal);
        }));
    }
}
