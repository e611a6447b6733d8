using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Content;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

/// <summary>How the data moves: the drawing, and the table it is made from.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class FlowsModel(PiaDetailsQuery query, PiaLines<PiaDataFlow> flows, AnswerDesk desk, PiaForm form) : PageModel
{
    public PiaDetails Details { get; private set; } = null!;

    public FormStep Step { get; private set; } = null!;

    public IReadOnlyList<PiaDataFlow> Lines { get; private set; } = [];

    public bool IsFull => Lines.Count >= PiaLines<PiaDataFlow>.MostLines;

    public FlowDiagram Diagram => FlowDiagram.Of(Details.Document.Content.Flows);

    public RemarksShown? Remarks => desk.RemarksOn(Step.Id, Step.Title);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } found || found.Pia.State.IsScreening)
        {
            return NotFound();
        }

        (Details, Step) = (found, form.FindStep("flow")!);
        await desk.OpenAsync(found.Pia, User.Viewer, cancellationToken);
        Lines = await flows.ListAsync(found.Pia, cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostUpAsync(string code, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(code, flows.MoveAsync(code, id, isUp: true, User.Viewer, cancellationToken), "The line is moved up");

    public Task<IActionResult> OnPostDownAsync(string code, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(code, flows.MoveAsync(code, id, isUp: false, User.Viewer, cancellationToken), "The line is moved down");

    private async Task<IActionResult> ChangeAsync(string code, Task change, string done)
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
        return RedirectToPage(new { code });
    }
}
