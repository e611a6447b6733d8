using CyberGov.Calendar;
using CyberGov.InformationRegisters;
using CyberGov.People;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.InformationRegisters;

/// <summary>One of the registers, with its filters.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class RegisterModel(RecordRegisterQuery query, PeopleQueries people, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Register { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Service { get; set; }

    [BindProperty(SupportsGet = true)]
    public RecordStanding? Standing { get; set; }

    /// <summary>Only what the reader owns.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Mine { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public RecordShape Shape { get; private set; } = null!;

    public RecordRegisterPage Records { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public IReadOnlyList<SelectListItem> Services { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Standings { get; private set; } = [];

    public bool MayAdd => User.Viewer.MayAddInformationRecords;

    public bool IsProcessing => Shape.Kind == RegisterKind.Processing;

    public bool IsFiltered => Chips().Count > 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (RecordShape.At(Register) is not { } shape)
        {
            return NotFound();
        }

        (Shape, Today) = (shape, time.TodayInUk());
        Services = [.. (await people.ServiceAreasAsync(cancellationToken)).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        Standings = [.. StandingsOf(shape).Select(s => new SelectListItem(RecordWording.Of(s), s.ToString()))];
        Records = await query.ExecuteAsync(
            new RecordRegisterRequest(shape.Kind)
            {
                Text = Q,
                ServiceAreaId = Service,
                OwnerId = Mine ? User.Viewer.PersonId : null,
                Standing = Standing ?? RecordStanding.InUse,
                Page = PageNumber,
            },
            User.Viewer, Today, cancellationToken);
        return Page();
    }

    public IReadOnlyCollection<FilterChip> Chips()
    {
        List<FilterChip> chips = [];
        if (!string.IsNullOrWhiteSpace(Q))
        {
            chips.Add(new($"Search: {Q}", nameof(Q), Q));
        }

        if (Services.FirstOrDefault(s => s.Value == Service?.ToString()) is { } service)
        {
            chips.Add(new($"Service area: {service.Text}", nameof(Service), service.Value));
        }

        if (Standing is { } standing && Enum.IsDefined(standing))
        {
            chips.Add(new($"Shown: {RecordWording.Of(standing)}", nameof(Standing), standing.ToString()));
        }

        if (Mine)
        {
            chips.Add(new("Owner: you", nameof(Mine), "true"));
        }

        return chips;
    }

    private static IEnumerable<RecordStanding> StandingsOf(RecordShape shape) => shape.Kind switch
    {
        RegisterKind.SharingAgreement =>
            [RecordStanding.Draft, RecordStanding.Active, RecordStanding.Changed, RecordStanding.Warned, RecordStanding.ReviewOverdue, RecordStanding.Retired],
        RegisterKind.Processing => [RecordStanding.ReviewOverdue, RecordStanding.Retired],
        _ => [RecordStanding.Retired],
    };
}
