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

    [BindProperty]
    [StringLength(PiaPublication.MaxReasonLength, ErrorMessage = "The reason must be 1,000 characters or less")]
    public string? Reason { get; set; }

    [BindProperty]
    public bool NamesPeople { get; set; }

    [BindProperty]
    public IList<PartInput> Parts { get; set; } = [];

    /// <summary>Of the approved words the person had before them.</summary>
    [BindProperty]
    public string ContentHash { get; set; } = "";

    [BindProperty]
    [StringLength(PiaPublication.MaxReasonLength, ErrorMessage = "The reason must be 1,000 characters or less")]
    public string? WithdrawReason { get; set; }

    public PiaToPublish Pia { get; private set; } = null!;

    /// <summary>What everyone would see; null until it is asked for.</summary>
    public PiaPaper? Preview { get; private set; }

    public bool IsPublishable => PiaToPublishQuery.IsPublishable(Pia.Pia);

    public PaperPart? PartOf(string key) => Pia.Parts.FirstOrDefault(p => p.Key == key);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        var withheld = (Pia.Present?.Withheld ?? []).ToDictionary(w => w.Part, w => w.Reason, StringComparer.Ordinal);
        (IsPublished, Reason, NamesPeople) = (Pia.Present?.IsPublished, Pia.Present?.Reason, Pia.Present?.NamesPeople is true);
        ContentHash = Pia.Approval.ContentHash;
        Parts = [.. Pia.Parts.Select(p => new PartInput
        {
            Key = p.Key,
            IsWithheld = withheld.ContainsKey(p.Key),
            Reason = withheld.GetValueOrDefault(p.Key),
        })];
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

    public async Task<IActionResult> OnPostWithdrawAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken) || !Pia.IsPublished)
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(WithdrawReason))
        {
            ModelState.AddModelError(nameof(WithdrawReason), "Enter why it is withdrawn");
            return Page();
        }

        await publish.WithdrawAsync(code, WithdrawReason, User.Viewer, cancellationToken);
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

        for (var i = 0; i < Parts.Count; i++)
        {
            if (Parts[i] is { IsWithheld: true } part && (string.IsNullOrWhiteSpace(part.Reason) || part.Reason.Length > PiaPublication.MaxReasonLength))
            {
                ModelState.AddModelError($"Parts[{i}].Reason", $"Enter why “{PartOf(part.Key)?.Name}” is withheld, in 1,000 characters or less");
            }
        }
    }

    private PublicationChoice Choice() => new()
    {
        ContentHash = ContentHash,
        IsPublished = IsPublished is true,
        Reason = Reason,
        NamesPeople = NamesPeople,
        Withheld = Parts.Where(p => p.IsWithheld).DistinctBy(p => p.Key, StringComparer.Ordinal).ToDictionary(p => p.Key, p => p.Reason!, StringComparer.Ordinal),
    };

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        Pia = (await query.ExecuteAsync(code, User.Viewer, cancellationToken))!;
        return Pia is not null;
    }
}
