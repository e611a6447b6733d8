using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Pias;

[Authorize(Policy = Policies.WritePias)]
public sealed class TeamModel(PiaDetailsQuery query, PiaTeam team, PiaChoicesQuery choices, TimeProvider time) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Select who is to write it too")]
    public Guid? PersonId { get; set; }

    public Pia Pia { get; private set; } = null!;

    public IReadOnlyList<PiaPerson> Members { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) =>
        await LoadAsync(code, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        return ModelState.IsValid
            ? await ChangeAsync(code, team.AddAsync(code, PersonId!.Value, User.Viewer, cancellationToken), "The person can now write it")
            : Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string code, Guid personId, CancellationToken cancellationToken) =>
        await ChangeAsync(code, team.RemoveAsync(code, personId, User.Viewer, cancellationToken), "The person no longer writes it");

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

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } found
            || !await team.MayLeadAsync(found.Pia.PiaId, User.Viewer, cancellationToken))
        {
            return false;
        }

        Pia = found.Pia;
        Members = await team.ListAsync(Pia.PiaId, cancellationToken);
        Others =
        [
            .. (await choices.PeopleAsync(time.TodayInUk(), cancellationToken))
                .Where(p => p.PersonId != Pia.ProjectLeadId && Members.All(m => m.PersonId != p.PersonId))
                .Select(p => new SelectListItem(p.Name, p.PersonId.ToString())),
        ];
        return true;
    }
}
