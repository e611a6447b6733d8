using CyberGov.InformationRegisters;
using CyberGov.Pias;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.InformationRegisters;

/// <summary>The records that an assessment serves, tied to it and loosened from its side.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class PiaRecordsModel(RecordsOfPiaQuery query, LinkPia link) : PageModel
{
    [BindProperty]
    public string? RecordCode { get; set; }

    public string Code { get; private set; } = "";

    public IReadOnlyList<RecordOfPia> Records { get; private set; } = [];

    public bool MayLink => User.Viewer.MayAddInformationRecords;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return await LoadAsync(code, cancellationToken) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostLinkAsync(string code, CancellationToken cancellationToken) => TakeAsync(
        code, r => link.AddAsync(r, code, User.Viewer, cancellationToken), "is linked", cancellationToken);

    public Task<IActionResult> OnPostUnlinkAsync(string code, CancellationToken cancellationToken) => TakeAsync(
        code, r => link.RemoveAsync(r, code, User.Viewer, cancellationToken), "is no longer linked", cancellationToken);

    private async Task<IActionResult> TakeAsync(
        string code, Func<string, Task> act, string done, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        var record = RecordCode?.Trim().ToUpperInvariant() ?? "";
        try
        {
            await act(record);
        }
        catch (RecordNotFoundException)
        {
            ModelState.AddModelError(nameof(RecordCode), "Enter the reference of a record that you may change, such as ROPA-2026-0007");
            return Page();
        }
        catch (PiaNotFoundException)
        {
            return NotFound();
        }
        catch (AgreementRefusedException refused)
        {
            ModelState.AddModelError("", RecordWording.WhyNot(refused)[0]);
            return Page();
        }

        this.ShowSuccess($"{record} {done}");
        return Redirect($"~/pias/{Uri.EscapeDataString(code)}/records");
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } found)
        {
            return false;
        }

        (Code, Records) = (code, found);
        return true;
    }
}
