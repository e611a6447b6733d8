using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using CyberGov.Testing;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>A council with one assessment and those who write it.</summary>
internal sealed class WrittenPia : IAsyncDisposable
{
    private WrittenPia(TestApp app) => App = app;

    public TestApp App { get; }

    public string Code { get; private set; } = "";

    public Person Lead { get; private set; } = null!;

    public Person Author { get; private set; } = null!;

    public Person Owner { get; private set; } = null!;

    public Person Officer { get; private set; } = null!;

    public Person Dpo { get; private set; } = null!;

    public Guid ServiceAreaId { get; private set; }

    public PiaForm Form => App.Services.GetRequiredService<PiaForm>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An assessment whose screening is still a draft.</summary>
    public static async Task<WrittenPia> StartAsync(DatabaseProvider provider)
    {
        var scene = new WrittenPia(await TestApp.StartAsync(provider, Token));
        scene.Lead = await scene.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        scene.Author = await scene.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        scene.Owner = await scene.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        scene.Officer = await scene.App.Council.AddPersonAsync(Token, CouncilRole.InformationGovernanceOfficer);
        scene.Dpo = await scene.App.Council.AddPersonAsync(Token, CouncilRole.DataProtectionOfficer);
        scene.ServiceAreaId = await scene.App.Council.AddServiceAreaAsync("Parking", Token);
        scene.Code = await scene.BeginAsync(scene.Head("Cameras in car parks"));
        return scene;
    }

    /// <summary>An assessment that is being described, with a second author.</summary>
    public static async Task<WrittenPia> DescribingAsync(DatabaseProvider provider)
    {
        var scene = await StartAsync(provider);
        await scene.ScreenAsync(scene.Code, FormField.Yes);
        await scene.MoveAsync(scene.Code, scene.Lead, new PiaMove(PiaAction.SubmitScreening));
        await scene.MoveAsync(scene.Code, scene.Officer, new PiaMove(PiaAction.DpiaNeeded) { DpoReviewerId = scene.Dpo.Id });
        await scene.App.WithAsync<PiaTeam>(t => t.AddAsync(scene.Code, scene.Author.Id, As(scene.Lead), Token));
        return scene;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public static Viewer As(Person person) => new(person.Id, person.Roles.Select(r => r.Role).ToHashSet());

    public NewPia Head(string title) => new(title, ServiceAreaId, Lead.Id, Owner.Id, null, App.Clock.TodayInUk().AddMonths(6), false);

    public Task<string> BeginAsync(NewPia head) => BeginAsync(head, Lead);

    public Task<string> BeginAsync(NewPia head, Person by) =>
        App.WithAsync<StartPia, string>(start => start.ExecuteAsync(head, As(by), Token));

    public Task<TestVisitor> VisitAsync(Person person) => App.SignInAsync(person, Token);

    /// <summary>Answers no to every question of the screening but the one about public places.</summary>
    public Task ScreenAsync(string code, string publicPlaces) => AnswerAsync(
        code, Lead,
        [
            .. Form.Screening.Where(q => q.Id != "S11").Select(q => new SentAnswer(q.Id, FormField.No, 0)),
            new("S11", publicPlaces, 0), new("S11-note", "Cameras watch three car parks.", 0),
        ]);

    public async Task<IReadOnlyList<AnswerClash>> AnswerAsync(string code, Person by, params SentAnswer[] answers) =>
        await App.WithAsync<SaveAnswers, IReadOnlyList<AnswerClash>>(save => save.ExecuteAsync(code, answers, As(by), Token));

    public Task MoveAsync(string code, Person by, PiaMove move) =>
        App.WithAsync<MovePia>(moves => moves.ExecuteAsync(code, move, As(by), Token));

    public Task<Pia> PiaAsync() => PiaAsync(Code);

    public Task<Pia> PiaAsync(string code) => App.WithDbAsync(db => db.Pias.AsNoTracking().SingleAsync(p => p.Code == code, Token));

    public async Task<string?> AnswerAsync(string field)
    {
        var pia = await PiaAsync();
        return await App.WithDbAsync(db => db.PiaAnswers
            .Where(a => a.PiaId == pia.PiaId && a.VersionNumber == pia.VersionNumber && a.Field == field)
            .Select(a => a.Value)
            .SingleOrDefaultAsync(Token));
    }

    /// <summary>Puts it into a state without the way there, which other tests walk.</summary>
    public Task PutIntoAsync(PiaState state) => App.WithDbAsync(db => db.Pias
        .Where(p => p.Code == Code)
        .ExecuteUpdateAsync(p => p.SetProperty(x => x.State, state), Token));

    public string At(string page) => $"/pias/{Code}/{page}";
}
