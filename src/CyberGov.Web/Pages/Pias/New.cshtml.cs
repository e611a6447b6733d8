using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.People;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Workflow;
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
    nameof(PlannedStartOn), nameof(IsLawEnforcement), nameof(CopyOf))]
public sealed class NewModel(
    StartPia start, PiaChoicesQuery choices, PiaCopies copies, PeopleQueries people, TimeProvider time) : PageModel
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

    [BindProperty]
    [Required(ErrorMessage = "Select yes if it is processing for law enforcement")]
    public bool? IsLawEnforcement { get; set; }

    /// <summary>Of the assessment that this form starts, however often it is sent.</summary>
    [BindProperty]
    public Guid PiaId { get; set; } = Guid.CreateVersion7();

    /// <summary>The code of a template to begin with.</summary>
    [BindProperty]
    public string? CopyOf { get; set; }

    /// <summary>The code of the assessment that someone was looking at when they asked for a copy of it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    public Pia? Original { get; private set; }

    public bool IsScreenedAgain => Original?.State == PiaState.ClosedNoDpia;

    public IReadOnlyList<SelectListItem> Templates { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Services { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await OfferAsync(cancellationToken))
        {
            return NotFound();
        }

        ProjectLeadId = User.Viewer.PersonId;
        if (IsScreenedAgain)
        {
            (Title, ServiceAreaId, ProjectLeadId) = (Original!.Title, Original.ServiceAreaId, Original.ProjectLeadId);
            (InformationAssetOwnerId, HeadOfServiceId) = (Original.InformationAssetOwnerId, Original.HeadOfServiceId);
            IsLawEnforcement = Original.IsLawEnforcement;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await OfferAsync(cancellationToken))
        {
            return NotFound();
        }

        PiaHeadRules.Check(ProjectLeadId, InformationAssetOwnerId, HeadOfServiceId, adviserId: null, ModelState);

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            var code = await start.ExecuteAsync(
                new NewPia(
                    Title!, ServiceAreaId!.Value, ProjectLeadId!.Value, InformationAssetOwnerId!.Value, HeadOfServiceId,
                    PlannedStartOn, IsLawEnforcement!.Value)
                {
                    PiaId = PiaId,
                    CopyOf = Original?.Code ?? CopyOf,
                    IsScreenedAgain = IsScreenedAgain,
                },
                User.Viewer, cancellationToken);
            if (PiaHeadRules.LetSee(User.Viewer, ProjectLeadId, InformationAssetOwnerId, HeadOfServiceId))
            {
                return RedirectToPage("Screening", new { code });
            }

            this.ShowSuccess($"{code} is started. It is with the project lead you named, and you have no part in it");
            return RedirectToPage("Index");
        }
        catch (PiaNotFoundException)
        {
            return NotFound();
        }
    }

    private async Task<bool> OfferAsync(CancellationToken cancellationToken)
    {
        try
        {
            Original = From is null ? null : await copies.FindAsync(From, User.Viewer, cancellationToken);
        }
        catch (PiaNotFoundException)
        {
            return false;
        }

        Templates = [.. (await copies.TemplatesAsync(User.Viewer, cancellationToken)).Select(t => new SelectListItem($"{t.Title} ({t.Code})", t.Code))];
        Services = [.. (await people.ServiceAreasAsync(cancellationToken)).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        People = [.. (await choices.PeopleAsync(time.TodayInUk(), cancellationToken)).Select(p => new SelectListItem(p.Name, p.PersonId.ToString()))];
        return true;
    }
}
