using CyberGov.Controls;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using ControlRegister = CyberGov.Web.Pages.Controls.IndexModel;

namespace CyberGov.Benchmarks.Pages.Controls;

/// <summary>Stands behind the markup of the control register and answers from memory: the limit for that page.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class ControlsFromMemory : PageModel
{
    private ControlRegister _answer = null!;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Framework { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Owner { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Mine { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool WithoutEvidence { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Service { get; set; }

    [BindProperty(SupportsGet = true)]
    public ControlPosition? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public ReviewDueFilter? Due { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public ControlRegisterPage Register => _answer.Register;

    public IReadOnlyDictionary<Guid, int> EvidenceCounts => _answer.EvidenceCounts;

    public DateOnly Today => _answer.Today;

    public IReadOnlyList<SelectListItem> Frameworks => _answer.Frameworks;

    public IReadOnlyList<SelectListItem> Owners => _answer.Owners;

    public IReadOnlyList<SelectListItem> Services => _answer.Services;

    public IReadOnlyList<SelectListItem> Statuses => _answer.Statuses;

    public IReadOnlyList<SelectListItem> DueChoices => _answer.DueChoices;

    public bool MayAssign => User.May(Policies.ManageControls);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        _answer = await Remembered<ControlRegister>.AnswerAsync(this, page => page.OnGetAsync(cancellationToken));
    }

    public IReadOnlyCollection<FilterChip> Chips() => _answer.Chips();
}
