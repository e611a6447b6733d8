using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.Evidence;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Evidence;

[Authorize(Policy = Policies.LogEvidence)]
[RequestSizeLimit(UploadLimits.RequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimits.RequestBytes)]
public sealed class LogModel(
    SentFiles sentFiles, LogEvidence logEvidence, EvidenceChoicesQuery choices, KeptFiles keptFiles, TimeProvider time) : PageModel
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Shows { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    [BindProperty]
    public string? LinkUrl { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    [Display(Name = "The date from which it holds")]
    public DateOnly? EffectiveOn { get; set; }

    [BindProperty]
    [Display(Name = "The date it runs out")]
    public DateOnly? ExpiresOn { get; set; }

    [BindProperty]
    public Guid? OwnerId { get; set; }

    [BindProperty]
    public Marking? Marking { get; set; }

    [BindProperty]
    public List<Guid> ControlIds { get; set; } = [];

    /// <summary>Seals of files that came with an earlier try.</summary>
    [BindProperty]
    public List<string> Kept { get; set; } = [];

    public IReadOnlyList<(string Seal, ReceivedFile File)> KeptFromThisTry { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Controls { get; private set; } = [];

    public async Task OnGetAsync(string? control, CancellationToken cancellationToken)
    {
        EffectiveOn = time.TodayInUk();
        OwnerId = User.PersonId;
        await LoadChoicesAsync(control, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var files = await sentFiles.ReceiveAsync(Files, Kept, User.PersonId, ModelState, cancellationToken);
        var evidence = EvidenceWith(files);
        foreach (var fault in evidence.Faults(time.TodayInUk()))
        {
            AddUnlessAlreadyWrong(fault);
        }

        if (!ModelState.IsValid)
        {
            KeptFromThisTry = [.. files.Select(f => (keptFiles.Seal(f, User.PersonId), f))];
            await LoadChoicesAsync(null, cancellationToken);
            return Page();
        }

        try
        {
            var code = await logEvidence.ExecuteAsync(evidence, User.Viewer, cancellationToken);
            this.ShowSuccess($"Evidence {code} is logged");
            return RedirectToPage("Details", new { code });
        }
        catch (EvidenceNotFoundException)
        {
            return NotFound();
        }
    }

    private NewEvidence EvidenceWith(IReadOnlyList<ReceivedFile> files) => new()
    {
        Title = Title,
        Shows = Shows,
        EffectiveOn = EffectiveOn,
        ExpiresOn = ExpiresOn,
        OwnerId = OwnerId,
        Marking = Marking,
        ControlIds = ControlIds,
        LinkUrl = LinkUrl,
        Note = Note,
        Files = files,
    };

    /// <summary>A date that could not be read is not missing as well.</summary>
    private void AddUnlessAlreadyWrong(EvidenceFault fault)
    {
        if (!ModelState.Any(e => e.Value is { Errors.Count: > 0 }
            && (e.Key == fault.Field || e.Key.StartsWith(fault.Field + "[", StringComparison.Ordinal))))
        {
            ModelState.AddModelError(fault.Field, fault.Message);
        }
    }

    private async Task LoadChoicesAsync(string? preselected, CancellationToken cancellationToken)
    {
        var controls = await choices.ControlsAsync(User.Viewer, cancellationToken);
        ControlIds.AddRange(controls
            .Where(c => string.Equals(c.Code, preselected, StringComparison.OrdinalIgnoreCase))
            .Select(c => c.ControlId));

        // What is ticked comes first, so that it is seen without scrolling.
        Controls =
        [
            .. controls
                .OrderByDescending(c => ControlIds.Contains(c.ControlId))
                .Select(c => new SelectListItem($"{c.Code} {c.Title}", c.ControlId.ToString())),
        ];
        var owners = await choices.NewOwnersAsync(time.TodayInUk(), cancellationToken);
        Owners = [.. owners.Select(o => new SelectListItem(o.Name, o.Value.ToString()))];
    }
}
