using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.Evidence;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Evidence.Requests;

[Authorize(Policy = Policies.RequestEvidence)]
[KeepsTypedText(nameof(ControlId), nameof(AskedOfId), nameof(Wanted), nameof(DueOn))]
public sealed class NewModel(RequestEvidence requestEvidence, EvidenceChoicesQuery choices, TimeProvider time) : PageModel
{
    private const int UsualDays = 14;

    [BindProperty]
    [Required(ErrorMessage = "Select the control you want evidence for")]
    public Guid? ControlId { get; set; }

    [BindProperty]
    public Guid? AskedOfId { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter what you want to see")]
    [StringLength(EvidenceAsked.MaxWantedLength, ErrorMessage = "What you want to see must be 2,000 characters or less")]
    public string? Wanted { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter the date by which you want it")]
    [Display(Name = "The date by which you want it")]
    public DateOnly? DueOn { get; set; }

    public IReadOnlyList<SelectListItem> Controls { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    private IReadOnlyList<RequestableControl> Offered { get; set; } = [];

    public async Task OnGetAsync(string? control, CancellationToken cancellationToken)
    {
        await OfferAsync(cancellationToken);
        DueOn = time.TodayInUk().AddDays(UsualDays);
        ControlId = Offered.FirstOrDefault(c => string.Equals(c.Code, control, StringComparison.OrdinalIgnoreCase))?.ControlId;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OfferAsync(cancellationToken);
        if (DueOn < time.TodayInUk())
        {
            ModelState.AddModelError(nameof(DueOn), "The date by which you want it must be today or later");
        }

        var askedOf = AskedOfId ?? Offered.FirstOrDefault(c => c.ControlId == ControlId)?.OwnerId;
        if (ControlId is not null && askedOf is null)
        {
            ModelState.AddModelError(nameof(AskedOfId), "Select who should give it: nobody owns this control");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            var code = await requestEvidence.ExecuteAsync(
                new EvidenceAsked(ControlId!.Value, askedOf!.Value, Wanted!, DueOn!.Value), User.Viewer, cancellationToken);
            this.ShowSuccess($"Request {code} is sent");
            return RedirectToPage("Answer", new { code });
        }
        catch (EvidenceNotFoundException)
        {
            return NotFound();
        }
    }

    private async Task OfferAsync(CancellationToken cancellationToken)
    {
        Offered = await choices.RequestableControlsAsync(User.Viewer, cancellationToken);
        Controls = [.. Offered.Select(c => new SelectListItem(
            $"{c.Code} {c.Title} ({c.OwnerName ?? "no owner"})", c.ControlId.ToString()))];
        var people = await choices.NewOwnersAsync(time.TodayInUk(), cancellationToken);
        People = [.. people.Select(p => new SelectListItem(p.Name, p.Value.ToString()))];
    }
}
