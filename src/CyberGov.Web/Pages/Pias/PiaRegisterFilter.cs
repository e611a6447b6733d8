using System.Globalization;
using CyberGov.Pias;
using CyberGov.Pias.Form;
using CyberGov.Pias.Register;
using CyberGov.Pias.Workflow;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Pias;

/// <summary>The register's filters and order as they stand in its address; what nobody could have chosen is no filter.</summary>
public sealed class PiaRegisterFilter
{
    public static IReadOnlyList<SelectListItem> States { get; } =
        [.. Enum.GetValues<PiaState>().Select(s => new SelectListItem(PiaWords.Of(s), s.ToString()))];

    /// <summary>Whom an assessment may wait for; the program itself keeps nobody waiting.</summary>
    public static IReadOnlyList<SelectListItem> Parts { get; } =
        [.. Enum.GetValues<PiaActor>().Where(a => a != PiaActor.System).Select(a => new SelectListItem(PiaWords.Of(a), a.ToString()))];

    public static IReadOnlyList<SelectListItem> Levels { get; } =
        [.. Enum.GetValues<RiskLevel>().Select(l => new SelectListItem(PiaWords.Of(l), l.ToString()))];

    public static IReadOnlyList<SelectListItem> Reviews { get; } =
    [
        new("Overdue", nameof(PiaReviewFilter.Overdue)),
        new("In the next 90 days", nameof(PiaReviewFilter.Next90Days)),
    ];

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    [FromQuery(Name = "state")]
    public string? State { get; set; }

    [FromQuery(Name = "waits")]
    public string? Waits { get; set; }

    [FromQuery(Name = "mine")]
    public bool Mine { get; set; }

    [FromQuery(Name = "service")]
    public string? Service { get; set; }

    [FromQuery(Name = "risk")]
    public string? Risk { get; set; }

    [FromQuery(Name = "review")]
    public string? Review { get; set; }

    [FromQuery(Name = "part3")]
    public bool Part3 { get; set; }

    [FromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [FromQuery(Name = "page")]
    public string? Page { get; set; }

    public PiaRegisterRequest ToRequest()
    {
        var (sort, descending) = SortAsked();
        return new PiaRegisterRequest
        {
            Text = Text,
            State = Chosen<PiaState>(State),
            WaitsFor = Chosen<PiaActor>(Waits) is { } part and not PiaActor.System ? part : null,
            WaitsForMe = Mine,
            ServiceAreaId = Guid.TryParse(Service, out var id) ? id : null,
            ResidualLevel = Chosen<RiskLevel>(Risk),
            Review = Chosen<PiaReviewFilter>(Review),
            LawEnforcementOnly = Part3,
            Sort = sort,
            Descending = descending,
            Page = int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1,
        };
    }

    public IEnumerable<FilterChip> Chips(IReadOnlyList<SelectListItem> services)
    {
        if (!string.IsNullOrWhiteSpace(Text))
        {
            yield return new FilterChip($"Search: {Text}", "q", Text);
        }

        (string Name, string Key, string? Value, IReadOnlyList<SelectListItem> Choices)[] chosen =
        [
            ("State", "state", State, States), ("Waits for", "waits", Waits, Parts), ("Service area", "service", Service, services),
            ("Risk that remains", "risk", Risk, Levels), ("Review", "review", Review, Reviews),
        ];
        foreach (var (name, key, value, choices) in chosen)
        {
            if (choices.FirstOrDefault(c => string.Equals(c.Value, value, StringComparison.OrdinalIgnoreCase)) is { } choice)
            {
                yield return new FilterChip($"{name}: {choice.Text}", key, value!);
            }
        }

        if (Mine)
        {
            yield return new FilterChip("Waits for me", "mine", "true");
        }

        if (Part3)
        {
            yield return new FilterChip("Law enforcement", "part3", "true");
        }
    }

    private (PiaSort Sort, bool Descending) SortAsked() => Sort switch
    {
        "started" => (PiaSort.Started, false),
        "title" => (PiaSort.Title, false),
        "-title" => (PiaSort.Title, true),
        "since" => (PiaSort.Since, false),
        "-since" => (PiaSort.Since, true),
        "review" => (PiaSort.NextReview, false),
        "-review" => (PiaSort.NextReview, true),
        _ => (PiaSort.Started, true),
    };

    private static T? Chosen<T>(string? value)
        where T : struct, Enum =>
        Enum.TryParse<T>(value, ignoreCase: true, out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
}
