using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.People;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Web.FrontEnd;
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
    nameof(PlannedStartOn), nameof(Version))]
public sealed class EditModel(
    PiaDetailsQuery query, PiaTeam team, ChangePiaHead change, PiaChoicesQuery choices, PeopleQueries people, TimeProvider time) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter what the project is called")]
    [StringLength(Pia.MaxTitleLength, ErrorMessage = "The title must be 200 characters or less")]
    [JoinsLines]
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

    /// <summary>The change count the person had before them.</summary>
    [BindProperty]
    public int Version { get; set; }

    public Pia Pia { get; private set; } = null!;

    public bool MayChangeApprover => Pia.MayHaveApproverChangedBy(User.Viewer);

    public IReadOnlyList<SelectListItem> Services { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        (Title, ServiceAreaId, ProjectLeadId) = (Pia.Title, Pia.ServiceAreaId, Pia.ProjectLeadId);
        (InformationAssetOwnerId, HeadOfServiceId, PlannedStartOn) = (Pia.InformationAssetOwnerId, Pia.HeadOfServiceId, Pia.PlannedStartOn);
        Version = Pia.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        if (!MayChangeApprover)
        {
            (InformationAssetOwnerId, HeadOfServiceId) = (Pia.InformationAssetOwnerId, Pia.HeadOfServiceId);
            ModelState.Remove(nameof(InformationAssetOwnerId));
        }

        var approversChange = (InformationAssetOwnerId, HeadOfServiceId) != (Pia.InformationAssetOwnerId, Pia.HeadOfServiceId);
        PiaHeadRules.Check(ProjectLeadId, InformationAssetOwnerId, HeadOfServiceId, approversChange ? Pia.DpoReviewerId : null, ModelState);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var head = new NewPia(
            Title!, ServiceAreaId!.Value, ProjectLeadId!.Value, InformationAssetOwnerId!.Value, HeadOfServiceId, PlannedStartOn,
            Pia.IsLawEnforcement);
        try
        {
            await change.ExecuteAsync(code, head, Version, User.Viewer, cancellationToken);
        }
        catch (PiaNotFoundException)
        {
            return NotFound();
        }
        catch (PiaApproverRefusedException refused)
        {
            ModelState.AddModelError("", PiaHeadRules.Of(refused.Refusal));
            return Page();
        }

        this.ShowSuccess($"{code} is changed");
        return RedirectToPage("Details", new { code });
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } found
            || !await team.MayLeadAsync(found.Pia.PiaId, User.Viewer, cancellationToken))
        {
            return false;
        }

        Pia = found.Pia;
        PiaPerson[] named =
        [
            new(Pia.ProjectLeadId, Pia.ProjectLead!.Name),
            new(Pia.InformationAssetOwnerId, Pia.InformationAssetOwner!.Name),
            .. Pia.HeadOfService is { } head ? [new PiaPerson(head.Id, head.Name)] : Array.Empty<PiaPerson>(),
        ];
        Services = [.. (await people.ServiceAreasAsync(cancellationToken)).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        People =
        [
            .. (await choices.PeopleAsync(time.TodayInUk(), cancellationToken)).Union(named)
                .OrderBy(p => p.Name, StringComparer.CurrentCulture)
                .Select(p => new SelectListItem(p.Name, p.PersonId.ToString())),
        ];
        return true;
    }
}
