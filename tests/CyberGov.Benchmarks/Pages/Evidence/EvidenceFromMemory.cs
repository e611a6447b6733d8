using CyberGov.Evidence;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using EvidenceRegister = CyberGov.Web.Pages.Evidence.IndexModel;

namespace CyberGov.Benchmarks.Pages.Evidence;

/// <summary>Stands behind the markup of the evidence register and answers from memory: the limit for that page and its search.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class EvidenceFromMemory : PageModel
{
    private EvidenceRegister _answer = null!;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Control { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Framework { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Owner { get; set; }

    [BindProperty(SupportsGet = true)]
    public Marking? Marking { get; set; }

    [BindProperty(SupportsGet = true)]
    public EvidenceState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    public EvidenceRegisterPage Register => _answer.Register;

    public IReadOnlyList<SelectListItem> Owners => _answer.Owners;

    public IReadOnlyList<SelectListItem> Frameworks => _answer.Frameworks;

    public IReadOnlyList<SelectListItem> States => _answer.States;

    public IReadOnlyList<FilterChip> Chips => _answer.Chips;

    public bool MayLog => User.May(Policies.LogEvidence);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        _answer = await Remembered<EvidenceRegister>.AnswerAsync(this, page => page.OnGetAsync(cancellationToken));
}
