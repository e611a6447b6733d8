using System.ComponentModel.DataAnnotations;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Content;
using CyberGov.Pias.Workflow;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

/// <summary>One line of the consultation log.</summary>
[Authorize(Policy = Policies.WritePias)]
[KeepsTypedText(
    nameof(Who), nameof(Kind), nameof(ConsultedOn), nameof(How), nameof(Views), nameof(Outcome), nameof(Revision))]
public sealed class ConsulteeModel(PiaDetailsQuery query, PiaLines<PiaConsultee> consultees) : PageModel
{
    private const int MostLong = 4_000;

    [BindProperty]
    [Required(ErrorMessage = "Enter whom you consulted")]
    [StringLength(500)]
    [JoinsLines]
    public string? Who { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Select who they are")]
    public ConsulteeKind? Kind { get; set; }

    [BindProperty]
    public DateOnly? ConsultedOn { get; set; }

    [BindProperty]
    [StringLength(500)]
    [JoinsLines]
    public string? How { get; set; }

    [BindProperty]
    [StringLength(MostLong, ErrorMessage = "What they said must be 4,000 characters or less")]
    public string? Views { get; set; }

    [BindProperty]
    [StringLength(MostLong, ErrorMessage = "What came of it must be 4,000 characters or less")]
    public string? Outcome { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    public PiaDetails Details { get; private set; } = null!;

    public PiaConsultee? Line { get; private set; }

    /// <summary>The line as someone else has left it meanwhile.</summary>
    public PiaConsultee? Clash { get; private set; }

    /// <summary>Who left it so.</summary>
    public PiaLineWriter? WrittenBy { get; private set; }

    public IReadOnlyList<Choice> Kinds { get; } =
        [.. Enum.GetValues<ConsulteeKind>().Select(k => new Choice(PiaWording.Of(k), k.ToString()))];

    public async Task<IActionResult> OnGetAsync(string code, string line, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, line, cancellationToken) || (Line is null && line != "new"))
        {
            return NotFound();
        }

        if (Line is not null)
        {
            (Who, Kind, ConsultedOn, How) = (Line.Who, Line.Kind, Line.ConsultedOn, Line.How);
            (Views, Outcome, Revision) = (Line.Views, Line.Response, Line.Revision);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, string line, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, line, cancellationToken))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        Guid? id = Guid.TryParse(line, out var known) ? known : null;
        Clash = await consultees.SaveAsync(code, id, Revision, Fill, User.Viewer, cancellationToken);
        if (Clash is not null)
        {
            WrittenBy = await consultees.LastWriterAsync(Clash.PiaConsulteeId, cancellationToken);

            // Shown both lines, they may save again, which then stands.
            ModelState.Remove(nameof(Revision));
            Revision = Clash.Revision;
            ModelState.AddModelError(nameof(Who), "Someone has changed this line while you were writing. Both are shown: change yours to what is to stand, and save again");
            return Page();
        }

        this.ShowSuccess("The line is saved");
        return RedirectToPage("Section", new { code, step = "consultation" });
    }

    public async Task<IActionResult> OnPostRemoveAsync(string code, Guid line, CancellationToken cancellationToken)
    {
        try
        {
            await consultees.RemoveAsync(code, line, User.Viewer, cancellationToken);
        }
        catch (PiaNotFoundException)
        {
            return NotFound();
        }

        this.ShowSuccess("The line is removed");
        return RedirectToPage("Section", new { code, step = "consultation" });
    }

    private void Fill(PiaConsultee line)
    {
        (line.Who, line.Kind, line.ConsultedOn, line.How) = (Who!.Trim(), Kind!.Value, ConsultedOn, How?.Trim() ?? "");
        (line.Views, line.Response) = ((Views ?? "").ReplaceLineEndings("\n"), (Outcome ?? "").ReplaceLineEndings("\n"));
    }

    private async Task<bool> LoadAsync(string code, string line, CancellationToken cancellationToken)
    {
        if (await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { MayWrite: true } found || found.Pia.State.IsScreening)
        {
            return false;
        }

        Details = found;
        Line = (await consultees.ListAsync(found.Pia, cancellationToken)).Find(l => l.PiaConsulteeId.ToString() == line);
        return true;
    }
}
