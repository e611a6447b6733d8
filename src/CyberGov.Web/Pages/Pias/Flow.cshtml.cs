using System.ComponentModel.DataAnnotations;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Workflow;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

/// <summary>One line of the data flows.</summary>
[Authorize(Policy = Policies.WritePias)]
[KeepsTypedText(
    nameof(Source), nameof(Recipient), nameof(Data), nameof(Route), nameof(Protection), nameof(Country), nameof(Revision))]
public sealed class FlowModel(PiaDetailsQuery query, PiaLines<PiaDataFlow> flows) : PageModel
{
    private const int Most = 500;

    [BindProperty]
    [Required(ErrorMessage = "Enter where the data comes from")]
    [StringLength(Most)]
    [JoinsLines]
    public string? Source { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter where the data goes")]
    [StringLength(Most)]
    [JoinsLines]
    public string? Recipient { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter what data it is")]
    [StringLength(Most)]
    [JoinsLines]
    public string? Data { get; set; }

    [BindProperty]
    [StringLength(Most)]
    [JoinsLines]
    public string? Route { get; set; }

    [BindProperty]
    [StringLength(Most)]
    [JoinsLines]
    public string? Protection { get; set; }

    [BindProperty]
    [StringLength(Most)]
    [JoinsLines]
    public string? Country { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    public PiaDetails Details { get; private set; } = null!;

    public PiaDataFlow? Line { get; private set; }

    /// <summary>The line as someone else has left it meanwhile.</summary>
    public PiaDataFlow? Clash { get; private set; }

    /// <summary>Who left it so.</summary>
    public PiaLineWriter? WrittenBy { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, string line, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, line, cancellationToken) || (Line is null && line != "new"))
        {
            return NotFound();
        }

        if (Line is not null)
        {
            (Source, Recipient, Data) = (Line.Source, Line.Recipient, Line.Data);
            (Route, Protection, Country, Revision) = (Line.Route, Line.Protection, Line.Country, Line.Revision);
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
        Clash = await flows.SaveAsync(code, id, Revision, Fill, User.Viewer, cancellationToken);
        if (Clash is not null)
        {
            WrittenBy = await flows.LastWriterAsync(Clash.PiaDataFlowId, cancellationToken);

            // Shown both lines, they may save again, which then stands.
            ModelState.Remove(nameof(Revision));
            Revision = Clash.Revision;
            ModelState.AddModelError(nameof(Source), "Someone has changed this line while you were writing. Both are shown: change yours to what is to stand, and save again");
            return Page();
        }

        this.ShowSuccess("The line is saved");
        return RedirectToPage("Flows", new { code });
    }

    public async Task<IActionResult> OnPostRemoveAsync(string code, Guid line, CancellationToken cancellationToken)
    {
        try
        {
            await flows.RemoveAsync(code, line, User.Viewer, cancellationToken);
        }
        catch (PiaNotFoundException)
        {
            return NotFound();
        }

        this.ShowSuccess("The line is removed");
        return RedirectToPage("Flows", new { code });
    }

    private void Fill(PiaDataFlow line)
    {
        (line.Source, line.Recipient, line.Data) = (Source!.Trim(), Recipient!.Trim(), Data!.Trim());
        (line.Route, line.Protection, line.Country) = (Route?.Trim() ?? "", Protection?.Trim() ?? "", Country?.Trim() ?? "");
    }

    private async Task<bool> LoadAsync(string code, string line, CancellationToken cancellationToken)
    {
        if (await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { MayWrite: true } found || found.Pia.State.IsScreening)
        {
            return false;
        }

        Details = found;
        Line = (await flows.ListAsync(found.Pia, cancellationToken)).Find(l => l.PiaDataFlowId.ToString() == line);
        return true;
    }
}
