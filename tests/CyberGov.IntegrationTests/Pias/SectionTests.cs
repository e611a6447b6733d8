using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Workflow;
using CyberGov.Testing.Web;

namespace CyberGov.IntegrationTests.Pias;

public sealed class SectionTests
{
    private static readonly FormChoice Continue = new() { Form = "main form:not(.unsaved-text)", Button = "button[value=continue]" };
    private static readonly FormChoice Return = new() { Form = "main form:not(.unsaved-text)", Button = "button[value=return]" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_step_is_saved_in_part_and_then_whole(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.DescribingAsync(provider);
        using var lead = await scene.VisitAsync(scene.Lead);

        var list = await lead.PostFormAsync(
            await lead.OpenAsync(scene.At("section/need"), Token), f => f.Fill("Answers[aim].Value", "Fewer thefts\r\nin car parks"), Return, Token);
        Assert.Equal("In progress, 1 of 3", list.Text("#task-need-status"));
        Assert.Equal("Fewer thefts\nin car parks", await scene.AnswerAsync("aim"));

        var next = await lead.PostFormAsync(
            await lead.OpenAsync(scene.At("section/need"), Token),
            f =>
            {
                f.Fill("Answers[processing-type].Value", "Video surveillance");
                f.Fill("Answers[need-reason].Value", "Question 11");
            },
            Continue, Token);
        Assert.Equal(scene.At("section/nature"), next.Path);
        Assert.Equal("Completed", (await lead.OpenAsync($"/pias/{scene.Code}", Token)).Text("#task-need-status"));
    }

    [Fact]
    public async Task An_answer_that_opens_questions_shows_them_before_going_on()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        using var lead = await scene.VisitAsync(scene.Lead);
        var before = await lead.OpenAsync(scene.At("section/consultation"), Token);
        Assert.False(before.Has("[name='Answers[no-consultation-reason].Value']"));

        var after = await lead.PostFormAsync(before, f => f.Fill("Answers[people-asked].Value", "no"), Continue, Token);

        Assert.Equal(scene.At("section/consultation"), after.Path);
        Assert.Contains("lead to 1 more question", after.Text(".govuk-notification-banner"), StringComparison.Ordinal);
        Assert.True(after.Has("[name='Answers[no-consultation-reason].Value']"));
    }

    [Fact]
    public async Task The_answer_to_a_question_that_is_no_longer_asked_is_kept_but_is_no_part_of_what_is_decided()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        await scene.AnswerAsync(scene.Code, scene.Lead, new SentAnswer("people-asked", "no", 0), new SentAnswer("no-consultation-reason", "It would warn thieves", 0));
        await scene.AnswerAsync(scene.Code, scene.Lead, new SentAnswer("people-asked", "yes", 1));
        using var lead = await scene.VisitAsync(scene.Lead);

        Assert.DoesNotContain("warn thieves", (await lead.OpenAsync(scene.At("check"), Token)).Text("main"), StringComparison.Ordinal);
        await scene.AnswerAsync(scene.Code, scene.Lead, new SentAnswer("people-asked", "no", 2));
        Assert.Contains("warn thieves", (await lead.OpenAsync(scene.At("check"), Token)).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_said_in_page_order_and_what_was_typed_stays_in_the_form()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        await scene.AnswerAsync(scene.Code, scene.Lead, new SentAnswer("special-or-offence-flag", "yes", 0), new SentAnswer("art9-or-10-condition", "employment", 0), new SentAnswer("schedule1-paragraph", "p1-employment", 0));
        using var lead = await scene.VisitAsync(scene.Lead);
        var tooLong = new string('x', PiaAnswer.MaxLength + 1);

        var refused = await lead.PostFormAsync(
            await lead.OpenAsync(scene.At("section/necessity"), Token),
            f =>
            {
                f.Fill("Answers[policy-document-link].Value", "the intranet");
                f.Fill("Answers[alternatives-considered].Value", tooLong);
                f.Fill("Answers[rights-support].Value", "Through the request form");
            },
            Continue, Token);

        Assert.Equal(
            [
                "Enter a whole address, such as https://www.example.gov.uk/policy: Where is the policy document for this data?",
                "The answer to “Does it really work, and is there a gentler way to the same end?” must be 20,000 characters or less",
            ],
            refused.Errors);
        Assert.Equal("the intranet", refused.Document.QuerySelector("[name='Answers[policy-document-link].Value']")!.GetAttribute("value"));
        Assert.Equal(tooLong, refused.Document.QuerySelector("[name='Answers[alternatives-considered].Value']")!.TextContent.TrimStart('\n'));
        Assert.Equal("Through the request form", await scene.AnswerAsync("rights-support"));
        Assert.All(refused.Document.QuerySelectorAll(".govuk-error-summary__list a"), link =>
            Assert.True(refused.Has(link.GetAttribute("href")!)));
    }

    [Fact]
    public async Task Ticks_are_kept_and_none_of_these_excludes_the_others()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        using var lead = await scene.VisitAsync(scene.Lead);
        const string name = "Answers[high-risk-kinds].Values";

        var refused = await lead.PostFormAsync(
            await lead.OpenAsync(scene.At("section/nature"), Token), f => f.Fill(name, "tracking", "none"), Return, Token);
        Assert.Contains("but not both", Assert.Single(refused.Errors), StringComparison.Ordinal);

        await lead.PostFormAsync(refused, f => f.Fill(name, "", "tracking", "biometric"), Return, Token);
        Assert.Equal("biometric\ntracking", await scene.AnswerAsync("high-risk-kinds"));
        await lead.PostFormAsync(await lead.OpenAsync(scene.At("section/nature"), Token), f => f.Fill(name, ""), Return, Token);
        Assert.Equal("", await scene.AnswerAsync("high-risk-kinds"));
    }

    [Fact]
    public async Task Whoever_may_only_read_sees_answers_and_no_form()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        await scene.AnswerAsync(scene.Code, scene.Lead, new SentAnswer("aim", "Fewer thefts", 0));
        using var auditor = await scene.App.SignInAsync(Token, CouncilRole.Auditor);

        var page = await auditor.OpenAsync(scene.At("section/need"), Token);

        Assert.False(page.Has("main form"));
        Assert.Contains("Fewer thefts", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Not provided", page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_sent_after_the_assessment_has_moved_on_stays_on_the_page()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        using var lead = await scene.VisitAsync(scene.Lead);
        var page = await lead.OpenAsync(scene.At("section/need"), Token);
        await scene.PutIntoAsync(PiaState.DpoReview);

        var refused = await lead.PostFormAsync(page, f => f.Fill("Answers[aim].Value", "Written too late"), Return, Token);

        Assert.Contains("has moved on", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Contains("Written too late", refused.Document.QuerySelector("[name='Answers[aim].Value']")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await scene.AnswerAsync("aim"));
    }
}
