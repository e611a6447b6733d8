using System.ComponentModel.DataAnnotations;
using CyberGov.Pias.Publication;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

/// <summary>Decides what of an approved assessment anyone may read: part by part, with a look at it first.</summary>
[Authorize(Policy = Policies.PublishPias)]
public sealed class PublishModel(PiaToPublishQuery query, PublishPia publish) : PageModel
{
    [BindProperty]
    public bool? IsPublished { get; set; }

    [BindProperty, StringLength(PiaPublication.MaxReasonLength, ErrorMessage = "The reason must be 1,000 characters or less")]
    public string? Reason { get; set; }

    [BindProperty]
    public bool NamesPeople { get; set; }

    [BindProperty]
    public IList<PartInput> Parts { get; set; } = [];

    /// <summary>For all of a heading at once, in the order of the headings.</summary>
    [BindProperty]
    public IList<string?> HeadingReasons { get; set; } = [];

    /// <summary>Of the approved words the person had before them.</summary>
    [BindProperty]
    public string? ContentHash { get; set; }

    [BindProperty, StringLength(PiaPublication.MaxReasonLength, ErrorMessage = "The reason must be 1,000 characters or less")]
    public string? WithdrawReason { get; set; }

    public PiaToPublish Pia { get; private set; } = null!;

    /// <summary>What everyone would see; null until it is asked for.</summary>
    public PiaPaper? Preview { get; private set; }

    public PaperPart? PartOf(string key) => Pia.Parts.FirstOrDefault(p => p.Key == key);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        (IsPublished, Reason, NamesPeople) = (Pia.Present?.IsPublished, Pia.Present?.Reason, Pia.Present?.NamesPeople is true);
        (ContentHash, Parts) = (Pia.Approval.ContentHash, PartInputs.Of(Pia));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        Check();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await publish.ExecuteAsync(code, Choice(), User.Viewer, cancellationToken);
        this.ShowSuccess(IsPublished is true ? $"A summary of {code} is published" : $"It is on record that {code} is not published");
        return RedirectToPage("Publish", new { code });
    }

    public async Task<IActionResult> OnPostPreviewAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        IsPublished = true;
        Check();
        Preview = ModelState.IsValid ? await publish.PreviewAsync(Pia, Choice(), cancellationToken) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostWithholdAsync(string code, int heading, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken) || Pia.Headings.ElementAtOrDefault(heading) is not { } group)
        {
            return NotFound();
        }

        Parts.Withhold(Pia.Parts.Where(p => p.Group == group), HeadingReasons.ElementAtOrDefault(heading));
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken) || !Pia.IsPublished)
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(WithdrawReason))
        {
            ModelState.AddModelError(nameof(WithdrawReason), "Enter why it is withdrawn");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await publish.WithdrawAsync(code, WithdrawReason!, User.Viewer, cancellationToken);
        this.ShowSuccess($"The summary of {code} is withdrawn. Copies that others keep of the page end within five minutes");
        return RedirectToPage("Details", new { code });
    }

    private void Check()
    {
        if (IsPublished is null)
        {
            ModelState.AddModelError(nameof(IsPublished), "Select whether a summary is published");
        }

        if (IsPublished is false && string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), "Enter why nothing is published");
        }

        foreach (var i in Parts.WithoutReason())
        {
            ModelState.AddModelError($"Parts[{i}].Reason", $"Enter why “{PartOf(Parts[i].Key)?.Name}” is withheld, in 1,000 characters or less");
        }
    }

    private PublicationChoice Choice() => new()
    {
        ContentHash = ContentHash ?? "",
        IsPublished = IsPublished is true,
        Reason = Reason,
        NamesPeople = NamesPeople,
        Withheld = Parts.Withheld(),
    };

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken) => (Pia = (await query.ExecuteAsync(code, User.Viewer, cancellationToken))!) is not null;
}
