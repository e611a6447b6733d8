using System.ComponentModel.DataAnnotations;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

/// <summary>What is remarked on one part of an assessment.</summary>
[Authorize(Policy = Policies.WritePias)]
[KeepsTypedText(nameof(Text))]
public sealed class CommentsModel(PiaDetailsQuery query, PiaComments comments) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter your comment")]
    [StringLength(PiaComment.MaxLength, ErrorMessage = "The comment must be 4,000 characters or less")]
    public string? Text { get; set; }

    public Pia Pia { get; private set; } = null!;

    public string Target { get; private set; } = "";

    public string About { get; private set; } = "";

    public IReadOnlyList<PiaRemark> Remarks { get; private set; } = [];

    public bool MayWrite => PiaComments.MayWrite(Pia, User.Viewer);

    public bool MayResolve(PiaRemark remark) => PiaComments.MayResolve(Pia, remark, User.Viewer);

    public async Task<IActionResult> OnGetAsync(string code, string target, CancellationToken cancellationToken) =>
        await LoadAsync(code, target, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string code, string target, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, target, cancellationToken))
        {
            return NotFound();
        }

        return ModelState.IsValid
            ? await ChangeAsync(code, target, comments.WriteAsync(code, target, Text!, User.Viewer, cancellationToken), "Your comment is added")
            : Page();
    }

    public async Task<IActionResult> OnPostResolveAsync(string code, string target, Guid commentId, CancellationToken cancellationToken) =>
        await ChangeAsync(code, target, comments.ResolveAsync(code, commentId, User.Viewer, cancellationToken), "The comment is settled");

    private async Task<IActionResult> ChangeAsync(string code, string target, Task change, string done)
    {
        try
        {
            await change;
        }
        catch (PiaNotFoundException)
        {
            return NotFound();
        }

        this.ShowSuccess(done);
        return RedirectToPage(new { code, target });
    }

    private async Task<bool> LoadAsync(string code, string target, CancellationToken cancellationToken)
    {
        if (comments.NameOf(target) is not { } about
            || await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } found)
        {
            return false;
        }

        (Pia, Target, About) = (found.Pia, target, about);
        Remarks = await comments.OfAsync(Pia.PiaId, target, cancellationToken);
        return true;
    }
}
