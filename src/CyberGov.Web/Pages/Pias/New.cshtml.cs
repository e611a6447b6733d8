using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.People;
using CyberGov.Pias;
using CyberGov.Web.Security;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Pias;

[Authorize(Policy = Policies.WritePias)]
[KeepsTypedText(
    nameof(Title), nameof(ServiceAreaId), nameof(ProjectLeadId), nameof(InformationAssetOwnerId), nameof(HeadOfServiceId),
    nameof(PlannedStartOn), nameof(IsLawEnforcement))]
public sealed class NewModel(StartPia start, PiaChoicesQuery choices, PeopleQueries people, TimeProvider time) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter what the project is called")]
    [StringLength(Pia.MaxTitleLength, ErrorMessage = "The title must be 200 characters or less")]
    public string? Title { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Select the service it is for")]
    public Guid? ServiceAreaId { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Select who leads it")]
    public Guid? ProjectLeadId { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Select who owns the information")]
    public Guid? InformationAssetOwnerId { get; set; }

    [BindProperty]
    public Guid? HeadOfServiceId { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter when it is planned to start")]
    public DateOnly? PlannedStartOn { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Select yes if it is processing for law enforcement")]
    public bool? IsLawEnforcement { get; set; }

    public IReadOnlyList<SelectListItem> Services { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await OfferAsync(cancellationToken);
        ProjectLeadId = User.Viewer.PersonId;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OfferAsync(cancellationToken);
        if (ProjectLeadId is not null && ProjectLeadId == InformationAssetOwnerId)
        {
            ModelState.AddModelError(nameof(InformationAssetOwnerId), "Select an owner other than the lead: nobody approves their own project");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            var code = await start.ExecuteAsync(
                new NewPia(
                    Title!, ServiceAreaId!.Value, ProjectLeadId!.Value, InformationAssetOwnerId!.Value, HeadOfServiceId,
                    PlannedStartOn, IsLawEnforcement!.Value),
                User.Viewer, cancellationToken);
            return RedirectToPage("Screening", new { code });
        }
        catch (PiaNotFoundException)
        {
            return NotFound();
        }
    }

    private async Task OfferAsync(CancellationToken cancellationToken)
    {
        Services = [.. (await people.ServiceAreasAsync(cancellationToken)).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        People = [.. (await choices.PeopleAsync(time.TodayInUk(), cancellationToken)).Select(p => new SelectListItem(p.Name, p.PersonId.ToString()))];
    }
}
