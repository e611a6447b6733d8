using CyberGov.Data;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Workflow;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>Several people write one assessment, and a session ends: not one character is lost.</summary>
public sealed class TwoAuthorsTests
{
    private static readonly FormChoice Save = new() { Form = "main form:not(.unsaved-text)", Button = "button[value=return]" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_second_to_save_sees_both_texts_and_may_merge_them(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.DescribingAsync(provider);
        using var lead = await scene.VisitAsync(scene.Lead);
        using var author = await scene.VisitAsync(scene.Author);
        var leads = await lead.OpenAsync(scene.At("section/need"), Token);
        var authors = await author.OpenAsync(scene.At("section/need"), Token);
        await lead.PostFormAsync(leads, f => f.Fill("Answers[aim].Value", "What the lead wrote"), Save, Token);

        var clash = await author.PostFormAsync(
            authors,
            f =>
            {
                f.Fill("Answers[aim].Value", "What the author wrote");
                f.Fill("Answers[need-reason].Value", "Nobody else wrote this");
            },
            Save, Token);

        Assert.Contains($"{scene.Lead.Name} has answered this while you were writing", Assert.Single(clash.Errors), StringComparison.Ordinal);
        Assert.Contains("What the lead wrote", clash.Text(".clash"), StringComparison.Ordinal);
        Assert.Contains("What the author wrote", clash.Document.QuerySelector("[name='Answers[aim].Value']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("What the lead wrote", await scene.AnswerAsync("aim"));
        Assert.Equal("Nobody else wrote this", await scene.AnswerAsync("need-reason"));

        await author.PostFormAsync(clash, f => f.Fill("Answers[aim].Value", "What both wrote"), Save, Token);
        Assert.Equal("What both wrote", await scene.AnswerAsync("aim"));
        Assert.Equal(["What the lead wrote", "What both wrote"], await RevisionsAsync(scene, "aim"));
    }

    [Fact]
    public async Task The_second_may_let_the_first_stand()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        using var author = await scene.VisitAsync(scene.Author);
        var authors = await author.OpenAsync(scene.At("section/need"), Token);
        await scene.AnswerAsync(scene.Code, scene.Lead, new SentAnswer("aim", "What the lead wrote", 0));
        var clash = await author.PostFormAsync(authors, f => f.Fill("Answers[aim].Value", "What the author wrote"), Save, Token);

        var saved = await author.PostFormAsync(clash, f => f.Fill("Answers[aim].KeepsTheirs", "true"), Save, Token);

        Assert.Equal($"/pias/{scene.Code}", saved.Path);
        Assert.Equal("What the lead wrote", await scene.AnswerAsync("aim"));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_many_who_save_at_the_same_moment_one_is_kept_and_the_others_get_both_texts(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.DescribingAsync(provider);
        string[] texts = [.. Enumerable.Range(1, 8).Select(n => $"Text {n}")];

        var answers = await Task.WhenAll(texts.Select(text => Task.Run(
            () => scene.AnswerAsync(scene.Code, text.EndsWith('1') ? scene.Lead : scene.Author, new SentAnswer("aim", text, 0)), Token)));

        var stands = await scene.AnswerAsync("aim");
        Assert.Single(answers, clashes => clashes.Count == 0);
        Assert.All(answers.SelectMany(c => c), clash => Assert.Equal(stands, clash.Standing));
        Assert.Equal(texts, answers.SelectMany(c => c).Select(c => c.Sent).Append(stands).Order(StringComparer.Ordinal));
        Assert.Equal([stands!], await RevisionsAsync(scene, "aim"));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_session_that_ends_in_the_middle_of_a_step_loses_not_one_character(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.DescribingAsync(provider);
        using var lead = await scene.VisitAsync(scene.Lead);
        var page = await lead.OpenAsync(scene.At("section/nature"), Token);
        const string odd = "First line\nSecond, with <angle> & “quotes” – ünïcödé 😀\n\n  indented ";
        var full = string.Concat(Enumerable.Repeat("Zehn Bögen", PiaAnswer.MaxLength / 10));
        scene.App.Clock.Advance(TimeSpan.FromMinutes(31));

        var sent = await lead.PostFormAsync(
            page,
            f =>
            {
                f.Fill("Answers[collection-use-storage-deletion].Value", odd);
                f.Fill("Answers[data-source].Value", full);
                f.Fill("Answers[uses-processors].Value", "yes");
                f.Fill("Answers[high-risk-kinds].Values", "", "tracking", "biometric");
            },
            Save, Token);
        Assert.StartsWith("/sign-in?returnUrl=", sent.Path, StringComparison.Ordinal);
        await lead.SignInAsync(scene.Lead.Email!, CyberGov.Testing.TestCouncil.Password, Token);

        var back = await lead.OpenAsync(scene.At("section/nature?unsaved=put-back"), Token);
        await lead.PostFormAsync(back, _ => { }, Save, Token);

        Assert.Equal(odd, await scene.AnswerAsync("collection-use-storage-deletion"));
        Assert.Equal(full, await scene.AnswerAsync("data-source"));
        Assert.Equal("yes", await scene.AnswerAsync("uses-processors"));
        Assert.Equal("biometric\ntracking", await scene.AnswerAsync("high-risk-kinds"));
    }

    [Fact]
    public async Task Text_that_is_put_back_after_someone_else_has_written_clashes_as_if_it_had_been_sent_in_time()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        using var lead = await scene.VisitAsync(scene.Lead);
        var page = await lead.OpenAsync(scene.At("section/need"), Token);
        scene.App.Clock.Advance(TimeSpan.FromMinutes(31));
        await lead.PostFormAsync(page, f => f.Fill("Answers[aim].Value", "What the lead wrote"), Save, Token);
        await scene.AnswerAsync(scene.Code, scene.Author, new SentAnswer("aim", "What the author wrote", 0));
        await lead.SignInAsync(scene.Lead.Email!, CyberGov.Testing.TestCouncil.Password, Token);

        var back = await lead.OpenAsync(scene.At("section/need?unsaved=put-back"), Token);
        var clash = await lead.PostFormAsync(back, _ => { }, Save, Token);

        Assert.Contains("What the author wrote", clash.Text(".clash"), StringComparison.Ordinal);
        Assert.Equal("What the author wrote", await scene.AnswerAsync("aim"));
    }

    [Fact]
    public async Task The_script_keeps_the_answers_of_the_page_and_nothing_else()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        using var lead = await scene.VisitAsync(scene.Lead);
        var page = await lead.OpenAsync(scene.At("section/need"), Token);
        var token = page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var typed = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), new("Answers[aim].Value", "Ü"), new("Then", "continue"), new("Other", "x")]);
        await lead.Http.PostAsync(scene.At("section/need?handler=KeepTypedText"), typed, Token);

        Assert.Equal("{\"Answers[aim].Value\":[\"Ü\"]}", await scene.App.WithDbAsync(db => db.UnsavedForms.Select(f => f.Fields).SingleAsync(Token)));
        Assert.Null(await scene.AnswerAsync("aim"));
    }

    [Fact]
    public async Task Nothing_is_written_once_the_step_has_been_taken()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        await scene.PutIntoAsync(PiaState.SignOff);

        await Assert.ThrowsAsync<CyberGov.Pias.PiaNotFoundException>(
            () => scene.AnswerAsync(scene.Code, scene.Lead, new SentAnswer("aim", "Too late", 0)));
    }

    private static Task<List<string>> RevisionsAsync(WrittenPia scene, string field) => scene.App.WithDbAsync(db => db.PiaAnswerRevisions
        .Where(r => db.PiaAnswers.Any(a => a.PiaAnswerId == r.PiaAnswerId && a.Field == field))
        .OrderBy(r => r.Revision)
        .Select(r => r.Value)
        .ToListAsync(Token));
}
