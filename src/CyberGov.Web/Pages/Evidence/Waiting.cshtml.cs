using CyberGov.Evidence;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Web.Pages.Evidence;

/// <summary>Accepts several items at once, each bound to what was shown of it.</summary>
[Authorize(Policy = Policies.DecideOnEvidence)]
public sealed class WaitingModel(EvidenceWaitingQuery waitingQuery, DecideOnEvidence decide) : PageModel
{
    /// <summary>Code and hash of each ticked item, with a space between.</summary>
    [BindProperty]
    public List<string> Accepted { get; set; } = [];

    [BindProperty]
    public bool HaveLooked { get; set; }

    public WaitingEvidencePage Waiting { get; private set; } = null!;

    public bool IsTicked(WaitingEvidence item) => Accepted.Contains($"{item.Code} {item.ContentHash}", StringComparer.Ordinal);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Waiting = await waitingQuery.ExecuteAsync(User.Viewer, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Accepted.Count is 0 or > EvidenceWaitingQuery.PageSize)
        {
            ModelState.AddModelError(nameof(Accepted), "Select the items you accept");
        }
        else if (!HaveLooked)
        {
            ModelState.AddModelError(nameof(HaveLooked), "Confirm that you have looked at each item you ticked");
        }

        if (!ModelState.IsValid)
        {
            await OnGetAsync(cancellationToken);
            return Page();
        }

        var passedOver = 0;
        var chosen = Accepted.Distinct(StringComparer.Ordinal).ToList();
        foreach (var parts in chosen.Select(a => a.Split(' ', 2)))
        {
            passedOver += await TryAcceptAsync(parts[0], parts.ElementAtOrDefault(1) ?? "", cancellationToken) ? 0 : 1;
        }

        var accepted = chosen.Count - passedOver;
        this.ShowSuccess($"{accepted} {(accepted == 1 ? "item is" : "items are")} accepted"
            + (passedOver == 0 ? "" : $"; {passedOver} could not be: changed meanwhile, not yours to accept, or with a file that cannot be opened"));
        return RedirectToPage("Waiting");
    }

    private async Task<bool> TryAcceptAsync(string code, string hash, CancellationToken cancellationToken)
    {
        try
        {
            await decide.AcceptAsync(code, hash, User.Viewer, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is DbUpdateConcurrencyException or EvidenceRefusedException or EvidenceNotFoundException or EvidenceWithheldException)
        {
            return false;
        }
    }
}
