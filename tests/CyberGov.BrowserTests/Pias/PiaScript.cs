using CyberGov.Calendar;
using CyberGov.Identity;
using CyberGov.Pias;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CyberGov.BrowserTests.Pias;

/// <summary>How the people of a council take one assessment through its pages, each signed in as themselves.</summary>
internal sealed class PiaScript(Journey journey)
{
    private static readonly string[] Description = ["need", "nature", "scope", "context", "purposes", "necessity"];

    private const string Link = "https://www.borsetshire.gov.uk/cameras";

    private string? _looks;
    private Person? _here;

    public Person Lead { get; private set; } = null!;

    public Person Officer { get; private set; } = null!;

    public Person Dpo { get; private set; } = null!;

    public Person HeadOfService { get; private set; } = null!;

    public Person AssetOwner { get; private set; } = null!;

    public Person Siro { get; private set; } = null!;

    public string Code { get; private set; } = "";

    private PiaForm Form => journey.App.Services.GetRequiredService<PiaForm>();

    private ILocator Main => journey.Page.Locator("main");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>From here on each page is looked over, under names that begin with this.</summary>
    public void LookFromHereOn(string prefix) => _looks = prefix;

    public Task LookAsync(string name) => _looks is { } prefix ? journey.LookOverAsync($"{prefix}-{name}") : Task.CompletedTask;

    public async Task BeginAsync()
    {
        var council = journey.App.Council;
        await council.AddServiceAreaAsync("Parking", Token);
        Lead = await council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        HeadOfService = await council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        AssetOwner = await council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        Officer = await council.AddPersonAsync(Token, CouncilRole.InformationGovernanceOfficer);
        Dpo = await council.AddPersonAsync(Token, CouncilRole.DataProtectionOfficer);
        Siro = await council.AddPersonAsync(Token, CouncilRole.SeniorInformationRiskOwner);
    }

    /// <summary>Sits down at the browser, unless they do already, and opens a page of the assessment.</summary>
    public async Task OpenAsync(Person person, string page = "")
    {
        if (_here != person)
        {
            await journey.HandOverToAsync(person);
            _here = person;
        }

        await journey.GoAsync($"/pias/{Code}{(page.Length > 0 ? "/" : "")}{page}");
    }

    public async Task LeaveAsync()
    {
        await journey.Page.Context.ClearCookiesAsync();
        _here = null;
    }

    public async Task StartAsync(string title)
    {
        await OpenAsync(Lead);
        await journey.GoAsync("/pias/new");
        await LookAsync("new");
        await journey.FillAsync("What is the project called?", title);
        await journey.ChooseAsync("Which service is it for?", "Parking");
        await journey.ChooseAsync("Who leads it?", Lead.Name);
        await journey.ChooseAsync("Who owns the information?", AssetOwner.Name);
        await journey.ChooseAsync("Who is the head of service?", HeadOfService.Name);
        await journey.FillAsync("When is it planned to start?", Day(months: 6));
        await PickAsync("Is it processing for law enforcement?", "No");
        await journey.PressAsync("Start");
        await journey.SeesAsync("Screening");
        Code = new Uri(journey.Page.Url).Segments[2].TrimEnd('/');
    }

    public async Task ScreenAsync()
    {
        await LookAsync("screening");
        foreach (var question in Form.Screening)
        {
            await PickInAsync(question.Id, question.Id == "S11" ? "Yes" : "No");
        }

        await Main.Locator("#q-S11-note textarea").FillAsync("Twelve cameras watch three car parks and the streets beside them, day and night.");
        await journey.PressAsync("Save");
        await journey.SeesSuccessAsync("The screening is saved");
        await LookAsync("draft-screening");
        await TakeAsync(PiaAction.SubmitScreening);
        await LookAsync("screening-review");
    }

    public async Task NeedAsync()
    {
        await OpenAsync(Officer, "screening");
        await LookAsync("screening-read");
        await OpenAsync(Officer);
        await TakeAsync(PiaAction.DpiaNeeded, () => journey.ChooseAsync("Which Data Protection Officer will advise?", Dpo.Name));
        await LookAsync("describing");
    }

    public async Task DescribeAsync()
    {
        await OpenAsync(Lead, $"action/{PiaAction.SubmitDescription}");
        await Assertions.Expect(Main).ToContainTextAsync("Add at least one line to the data flows");
        await LookAsync("description-gaps");
        foreach (var step in Description)
        {
            await WriteAsync(Form.FindStep(step)!);
        }

        await OpenAsync(Lead, "flows/new");
        await LookAsync("flow");
        await journey.FillAsync("Where does the data come from?", "Cameras");
        await journey.FillAsync("Where does it go?", "Control room");
        await journey.FillAsync("What data is it?", "Pictures of people and number plates");
        await journey.FillAsync("In which country does it end up? (optional)", "United Kingdom");
        await journey.PressAsync("Save");
        await journey.SeesSuccessAsync("The line is saved");
        await LookAsync("flows");
        await OpenAsync(Lead);
        await TakeAsync(PiaAction.SubmitDescription);
        await LookAsync("consultation");
    }

    public async Task ConsultAsync()
    {
        await OpenAsync(Lead, "consultees/new");
        await LookAsync("consultee");
        await journey.FillAsync("Whom did you consult?", "Residents beside the car parks");
        await Main.Locator("input[name=Kind]").First.CheckAsync();
        await journey.FillAsync("When? (optional)", Day());
        await journey.FillAsync("What did they say? (optional)", "Two residents fear for their windows.");
        await journey.PressAsync("Save");
        await journey.SeesSuccessAsync("The line is saved");
        await WriteAsync(Form.FindStep("consultation")!, field => field.Id == "people-asked");
        await OpenAsync(Lead);
        await TakeAsync(PiaAction.FinishConsultation);
        await LookAsync("risk-assessment");
    }

    /// <summary>One risk, a control of the register as its measure, and what remains of it then.</summary>
    public async Task AssessRisksAsync(PiaRiskScored scored)
    {
        await OpenAsync(Lead, "risks");
        await LookAsync("risks-none");
        await journey.PressAsync("Add a risk");
        await LookAsync("risk");
        await journey.FillAsync("What could happen, and what would it do to people?", "A neighbour is filmed at their window, feels watched and stays indoors");
        await Main.GetByLabel("Loss of control over data", new() { Exact = true }).CheckAsync();
        await PickAsync("How likely is it?", scored.Likelihood);
        await PickAsync("How bad would it be for someone?", scored.Severity);
        await journey.PressAsync("Save the risk");
        await journey.SeesSuccessAsync("Risk 1 is saved");

        await OpenAsync(Lead, "risks/1/measures?kind=control&Q=IAM-06");
        await LookAsync("measure-control");
        await Main.Locator("input[name=ControlId]").First.CheckAsync();
        await PickAsync("What does it do to the risk?", "Lowers the risk");
        await journey.PressAsync("Save the measure");
        await journey.SeesSuccessAsync("The measure is saved");

        await OpenAsync(Lead, "risks/edit/1");
        await PickAsync("How likely is it then?", scored.LikelihoodThen);
        await PickAsync("How bad would it be then?", scored.SeverityThen);
        await journey.PressAsync("Save the risk");
        await journey.SeesSuccessAsync("Risk 1 is saved");
        await LookAsync("risks");
        await OpenAsync(Lead);
        await TakeAsync(PiaAction.SubmitRisks);
        await LookAsync("dpo-review");
    }

    public async Task AdviseAsync(string recommendation)
    {
        await OpenAsync(Dpo);
        await TakeAsync(PiaAction.Advise, async () =>
        {
            await journey.FillAsync("Your advice", "Mask the windows of the flats, and look at the pictures kept every month.");
            await PickAsync("What do you recommend?", recommendation);
            await AttestAsync(PiaAction.Advise);
        });
        await LookAsync("sign-off");
    }

    /// <summary>Takes a step from the page of the assessment, as this page words it, and sees that it is taken.</summary>
    public async Task TakeAsync(PiaAction action, Func<Task>? fill = null)
    {
        await journey.FollowAsync(PiaWords.Ask(action));
        await journey.SeesAsync(PiaWords.Ask(action));
        if (fill is not null)
        {
            await LookAsync($"action-{action}");
            await fill();
        }

        await journey.PressAsync(PiaWords.Ask(action));
        await journey.SeesSuccessAsync($"{Code}: {PiaWords.Done(action)}");
    }

    public Task AttestAsync(PiaAction action) => journey.TickAsync(PiaStatements.Of(action));

    public Task PickAsync(string question, string option) => Main
        .GetByRole(AriaRole.Group, new() { Name = question, Exact = true })
        .GetByLabel(option, new() { Exact = true }).CheckAsync();

    public string Day(int months = 0) => $"{journey.App.Clock.TodayInUk().AddMonths(months):d/M/yyyy}";

    public Task SeesStateAsync(PiaState state) => Assertions.Expect(journey.Page.Locator("h1")).ToContainTextAsync(PiaWords.Of(state));

    private Task PickInAsync(string questionId, string option) =>
        Main.Locator($"#q-{questionId}").GetByLabel(option, new() { Exact = true }).CheckAsync();

    /// <summary>Answers every question of a section as it is asked; answers may lead to more of them.</summary>
    private async Task WriteAsync(FormStep step, Func<FormField, bool>? isYes = null)
    {
        bool leadsToMore;
        do
        {
            await OpenAsync(Lead, $"section/{step.Id}");
            await LookAsync($"section-{step.Id}");
            foreach (var field in step.Fields)
            {
                if (await Main.Locator($"#q-{field.Id}").CountAsync() > 0)
                {
                    await AnswerAsync(field, isYes?.Invoke(field) == true ? "Yes" : "No");
                }
            }

            await journey.PressAsync("Save and return to the list");
            await journey.SeesSuccessAsync($"{step.Title} is saved");
            leadsToMore = await Main.GetByText("more question").CountAsync() > 0;
        }
        while (leadsToMore);
    }

    private Task AnswerAsync(FormField field, string yesOrNo) => field.Type switch
    {
        FieldType.YesNo => PickInAsync(field.Id, yesOrNo),
        FieldType.Choice or FieldType.Choices => PickInAsync(field.Id, field.Options[0].Label),
        FieldType.Link => FillInAsync(field, Link),
        _ => FillInAsync(field, TextOf(field)),
    };

    private static string TextOf(FormField field) => field.Example ?? "As our camera policy says, and no more than that.";

    private Task FillInAsync(FormField field, string text) =>
        Main.Locator($"#q-{field.Id}").Locator("input[type=text], input[type=url], textarea").First.FillAsync(text);
}

/// <summary>A risk as it is judged, in the words of the form.</summary>
internal sealed record PiaRiskScored(string Likelihood, string Severity, string LikelihoodThen, string SeverityThen);
