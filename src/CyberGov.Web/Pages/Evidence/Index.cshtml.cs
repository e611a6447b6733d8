using System.Globalization;
using CyberGov.Calendar;
using CyberGov.Evidence;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Evidence;

[Authorize(Policy = Policies.ViewRegisters)]
public sealed class IndexModel(EvidenceRegisterQuery register, EvidenceChoicesQuery choices, TimeProvider time) : PageModel
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Control { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Framework { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Owner { get; set; }

    [BindProperty(SupportsGet = true)]
    public Marking? Marking { get; set; }

    [BindProperty(SupportsGet = true)]
    public EvidenceState? State { get; set; }

    /// <summary>Only what the reader owns or logged.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Mine { get; set; }

    /// <summary>Leaves out what was withdrawn, superseded or never handed in; the counts of controls link here with it.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Standing { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    public EvidenceRegisterPage Register { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Frameworks { get; private set; } = [];

    public IReadOnlyList<SelectListItem> States { get; } =
        [.. Enum.GetValues<EvidenceState>().Select(s => new SelectListItem(s.Words, s.ToString()))];

    public IReadOnlyList<FilterChip> Chips { get; private set; } = [];

    public bool MayLog => User.May(Policies.LogEvidence);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Owners = ItemsOf(await choices.PresentOwnersAsync(User.Viewer, cancellationToken));
        Frameworks = ItemsOf(await choices.FrameworksAsync(cancellationToken));
        Register = await register.ExecuteAsync(Request(), User.Viewer, time.TodayInUk(), cancellationToken);
        Chips = [.. ChipsInForce()];
    }

    private new EvidenceRegisterRequest Request()
    {
        var (sort, descending) = SortAsked();

        return new EvidenceRegisterRequest
        {
            Text = Text,
            ControlCode = Control,
            FrameworkCode = Framework,
            OwnerId = Owner,
            Mine = Mine,
            Marking = Marking,
            States = State is { } state ? [state] : [],
            StandingOnly = Standing,
            Sort = sort,
            Descending = descending,
            Page = PageAsked(),
        };
    }

    private (EvidenceSort Sort, bool Descending) SortAsked() => Sort switch
    {
        "logged" => (EvidenceSort.Logged, false),
        "title" => (EvidenceSort.Title, false),
        "-title" => (EvidenceSort.Title, true),
        "effective" => (EvidenceSort.Effective, false),
        "-effective" => (EvidenceSort.Effective, true),
        "expires" => (EvidenceSort.Expires, false),
        "-expires" => (EvidenceSort.Expires, true),
        _ => (EvidenceSort.Logged, true),
    };

    /// <summary>Read by hand: Razor Pages keeps the name "page" for its own route value.</summary>
    private int PageAsked() =>
        int.TryParse(HttpContext.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;

    private IEnumerable<FilterChip> ChipsInForce()
    {
        if (!string.IsNullOrWhiteSpace(Text))
        {
            yield return new FilterChip($"Search: {Text}", "q", Text);
        }

        if (!string.IsNullOrWhiteSpace(Control))
        {
            yield return new FilterChip($"Control: {Control}", "control", Control);
        }

        if (!string.IsNullOrWhiteSpace(Framework))
        {
            yield return new FilterChip($"Framework: {NameIn(Frameworks, Framework)}", "framework", Framework);
        }

        if (Owner is { } owner)
        {
            yield return new FilterChip($"Owner: {NameIn(Owners, owner.ToString())}", "owner", owner.ToString());
        }

        if (Marking is { } marking)
        {
            yield return new FilterChip($"Marking: {marking.Words}", "marking", marking.ToString());
        }

        if (Mine)
        {
            yield return new FilterChip("Owned or logged by me", "mine", "true");
        }

        if (Standing)
        {
            yield return new FilterChip("State: handed in and standing", "standing", "true");
        }

        if (State is { } state)
        {
            yield return new FilterChip($"State: {state.Words}", "state", state.ToString());
        }
    }

    private static string NameIn(IEnumerable<SelectListItem> items, string value) =>
        items.FirstOrDefault(i => i.Value == value)?.Text ?? "unknown";

    private static List<SelectListItem> ItemsOf<TValue>(IEnumerable<EvidenceChoice<TValue>> choices) =>
        [.. choices.Select(c => new SelectListItem(c.Name, c.Value!.ToString()))];
}
