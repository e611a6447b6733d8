using CyberGov.ChangeHistory;
using CyberGov.History;
using CyberGov.People;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.History;

/// <summary>Who changed what and when, for those who answer for the whole council; and how to prove that it is all there.</summary>
[Authorize(Policy = Policies.ViewHistory)]
public sealed class IndexModel(
    HistoryRegisterQuery register, HistoryStandingQuery standing, PeopleQueries people, HistorySigner signer, TimeProvider time) : PageModel
{
    private const string Program = "program";

    /// <summary>A person's id, or "program".</summary>
    [BindProperty(SupportsGet = true)]
    public string? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Record { get; set; }

    [BindProperty(SupportsGet = true)]
    public ChangeAction? Change { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    /// <summary>Where the page before this one ended.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<HistoryRow> Rows { get; private set; } = [];

    /// <summary>The way to older entries; null on the last page.</summary>
    public string? OlderPath { get; private set; }

    public HistoryStanding Standing { get; private set; } = null!;

    public string KeyFingerprint => signer.PublicKey.Fingerprint;

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds { get; } =
        [.. HistoryKinds.All.Select(k => new SelectListItem(HistoryWords.Kind(k), k)).OrderBy(k => k.Text, StringComparer.Ordinal)];

    public IReadOnlyList<SelectListItem> Changes { get; } =
        [.. Enum.GetValues<ChangeAction>().Select(a => new SelectListItem(HistoryWords.Of(a), a.ToString()))];

    public IReadOnlyList<FilterChip> Chips { get; private set; } = [];

    public string CsvPath => $"/history/csv{Request.QueryString}";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var filter = Filter();
        People =
        [
            new("The program itself", Program),
            .. (await people.ChoicesAsync(DateOnly.MinValue, cancellationToken)).Select(p => new SelectListItem(p.Name, p.Id.ToString())),
        ];
        Standing = await standing.ExecuteAsync(cancellationToken);
        Chips = [.. ChipsInForce()];
        if (ModelState.IsValid)
        {
            (Rows, var next) = await register.PageAsync(filter, HistoryPlace.Read(After), User.Viewer, cancellationToken);
            OlderPath = next is null ? null : new CurrentQuery(Request).With("after", next.ToString());
        }
    }

    public IActionResult OnGetCsv()
    {
        var filter = Filter();
        return ModelState.IsValid
            ? new HistoryCsv(register, filter, User.Viewer, $"history-{time.GetUtcNow():yyyy-MM-dd}.csv")
            : NotFound();
    }

    /// <summary>A filter that nobody could have chosen on the page is not there; a date that cannot be read is said.</summary>
    private HistoryFilter Filter()
    {
        ModelState.Remove(nameof(Change));
        return new HistoryFilter
        {
            ByProgram = Person == Program,
            PersonId = Guid.TryParse(Person, out var id) ? id : null,
            Subject = HistoryKinds.All.FirstOrDefault(k => k == Kind),
            Record = string.IsNullOrWhiteSpace(Record) ? null : Record,
            Action = Change is { } change && Enum.IsDefined(change) ? change : null,
            From = From,
            To = To is { } to && to < DateOnly.MaxValue ? to : null,
        };
    }

    private IEnumerable<FilterChip> ChipsInForce()
    {
        if (People.FirstOrDefault(p => p.Value == Person) is { } person)
        {
            yield return new($"Person: {person.Text}", nameof(Person), person.Value);
        }

        if (Kinds.FirstOrDefault(k => k.Value == Kind) is { } kind)
        {
            yield return new($"Kind: {kind.Text}", nameof(Kind), kind.Value);
        }

        if (!string.IsNullOrWhiteSpace(Record))
        {
            yield return new($"Record: {Record}", nameof(Record), Record);
        }

        if (Changes.FirstOrDefault(c => c.Value == Change?.ToString()) is { } change)
        {
            yield return new($"Change: {change.Text}", nameof(Change), change.Value);
        }

        foreach (var (name, date) in new[] { (nameof(From), From), (nameof(To), To) })
        {
            if (date is { } day)
            {
                yield return new($"{name} {UkDate.ForReading(day)}", name, Request.Query[name].ToString());
            }
        }
    }
}
