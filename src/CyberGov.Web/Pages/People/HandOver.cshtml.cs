using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.People;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.People;

/// <summary>Shows what someone holds, and gives it to others.</summary>
[Authorize(Policy = Policies.HandOver)]
public sealed class HandOverModel(HeldItemsQuery heldItems, HandOver handOver, PeopleQueries people, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? PersonId { get; set; }

    /// <summary>Who was chosen from the list.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? From { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Select who takes over")]
    public Guid? To { get; set; }

    /// <summary>Named, because the rest of the form would be read as its entries where nobody holds a control.</summary>
    [BindProperty(Name = nameof(ByControl))]
    public Dictionary<Guid, Guid?> ByControl { get; set; } = [];

    /// <summary>What the person was told would stay, and with whom in its place: they confirm nothing else.</summary>
    [BindProperty]
    public string? Foreseen { get; set; }

    public IReadOnlyList<string> Staying { get; private set; } = [];

    public HeldItems? Held { get; private set; }

    public IReadOnlyList<HeldBy> Leavers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return From is { } chosen
            ? RedirectToPage(new { PersonId = chosen, From = (Guid?)null })
            : await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (PersonId is not { } fromId || !await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (To == fromId || ByControl.ContainsValue(fromId))
        {
            ModelState.AddModelError(nameof(To), "Select someone else: they hold it already");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var heir = People.FirstOrDefault(p => p.Value == To.ToString())?.Text;
        var chosen = ByControl.Where(c => c.Value is not null).ToDictionary(c => c.Key, c => c.Value!.Value);
        if (!await HasSeenWhatStaysAsync(fromId, chosen, cancellationToken))
        {
            return Page();
        }

        if (await handOver.ExecuteAsync(User.Viewer, fromId, To!.Value, chosen, cancellationToken) is not { } handed)
        {
            return NotFound();
        }

        this.ShowSuccess($"{handed.Moved} {(handed.Moved == 1 ? "thing" : "things")} of {Held!.Name} went to {heir}{(chosen.Count > 0 ? " and others" : "")}.{Left(handed)}");
        return RedirectToPage(new { PersonId = (Guid?)null });
    }

    private async Task<bool> HasSeenWhatStaysAsync(Guid fromId, Dictionary<Guid, Guid> chosen, CancellationToken cancellationToken)
    {
        Staying = (await handOver.ForeseeAsync(User.Viewer, fromId, To!.Value, chosen, cancellationToken))?.Left ?? [];
        var seen = Foreseen;
        Foreseen = Staying.Count == 0 ? null : string.Join('\n', [To.Value.ToString(), .. Staying]);
        ModelState.Remove(nameof(Foreseen));
        return Foreseen is null || Foreseen == seen?.ReplaceLineEndings("\n");
    }

    private static string Left(HandedOver handed) =>
        handed.Left.Count == 0 ? "" : $" What stays, and why: {string.Join(" ", handed.Left)}";

    /// <returns>False when there is no such person.</returns>
    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        People = [.. (await people.ChoicesAsync(today, cancellationToken))
            .Where(p => p.Id != PersonId).Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
        if (PersonId is { } personId)
        {
            Held = await heldItems.ExecuteAsync(personId, cancellationToken);
            return Held is not null;
        }

        Leavers = await heldItems.LeaversAsync(today, cancellationToken);
        return true;
    }
}
