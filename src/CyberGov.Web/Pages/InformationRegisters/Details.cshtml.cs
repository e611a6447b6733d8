using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.InformationRegisters;
using CyberGov.Pias;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Web.Pages.InformationRegisters;

/// <summary>One record of a register: what it says, which assessments it is linked to, and what can be done.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class DetailsModel(
    RecordDetailsQuery query, ChangeHistoryQuery history, LinkPia link, ActivateAgreement activate, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Register { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public string? PiaCode { get; set; }

    /// <summary>The revision that was on the page.</summary>
    [BindProperty]
    public int Revision { get; set; }

    public RecordDetails Details { get; private set; } = null!;

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    public DateOnly Today => time.TodayInUk();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostLinkAsync(CancellationToken cancellationToken) => TakeAsync(
        () => link.AddAsync(Code, PiaCode?.Trim().ToUpperInvariant() ?? "", User.Viewer, cancellationToken),
        $"{PiaCode?.Trim().ToUpperInvariant()} is linked", cancellationToken);

    public Task<IActionResult> OnPostUnlinkAsync(CancellationToken cancellationToken) => TakeAsync(
        () => link.RemoveAsync(Code, PiaCode ?? "", User.Viewer, cancellationToken), $"{PiaCode} is no longer linked", cancellationToken);

    public Task<IActionResult> OnPostActivateAsync(CancellationToken cancellationToken) => TakeAsync(
        () => activate.ExecuteAsync(Code, Revision, User.Viewer, cancellationToken), $"{Code} is in force", cancellationToken);

    private async Task<IActionResult> TakeAsync(Func<Task> act, string done, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        try
        {
            await act();
        }
        catch (RecordNotFoundException) when (Details.IsOver)
        {
            ModelState.AddModelError("", RecordWording.Over(Details.Record));
            return Page();
        }
        catch (RecordNotFoundException)
        {
            return NotFound();
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", RecordWording.Changed(Details.Record));
            return Page();
        }
        catch (PiaNotFoundException)
        {
            ModelState.AddModelError(nameof(PiaCode), "Enter the reference of an assessment that you can see, such as PIA-2026-0007");
            return Page();
        }
        catch (AgreementRefusedException refused) when (refused.Refusal != AgreementRefusal.NotTheirs)
        {
            foreach (var why in RecordWording.WhyNot(refused, Details.Record))
            {
                ModelState.AddModelError("", why);
            }

            return Page();
        }
        catch (AgreementRefusedException)
        {
            return NotFound();
        }

        this.ShowSuccess(done);
        return Redirect($"~/{Details.Record.Shape.Path}/{Details.Record.Code}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (RecordShape.At(Register) is not { } shape
            || await query.ExecuteAsync(shape.Kind, Code, User.Viewer, cancellationToken) is not { } found)
        {
            return false;
        }

        Details = found;
        History = await history.ExecuteAsync(found.Record.GetType().Name, found.Record.InformationRecordId, cancellationToken);
        return true;
    }
}
