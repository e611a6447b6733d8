using System.ComponentModel.DataAnnotations;
using CyberGov.InformationRegisters;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.InformationRegisters;

/// <summary>Takes a record out of use, or ends an agreement, with the reason.</summary>
[Authorize(Policy = Policies.KeepInformationRegisters)]
[KeepsTypedText(nameof(Reason))]
public sealed class RetireModel(RecordDetailsQuery query, RetireRecord retire) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter why")]
    [StringLength(InformationRecord.MaxTextLength, ErrorMessage = "The reason must be 4,000 characters or less")]
    public string? Reason { get; set; }

    public InformationRecord Record { get; private set; } = null!;

    /// <summary>Out of use since the form was opened: the page says so and keeps what was typed.</summary>
    public bool IsOver { get; private set; }

    public async Task<IActionResult> OnGetAsync(string register, string code, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return await LoadAsync(register, code, cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string register, string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(register, code, cancellationToken))
        {
            return NotFound();
        }

        if (IsOver)
        {
            ModelState.AddModelError("", RecordWording.Over(Record));
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await retire.ExecuteAsync(Record.Kind, code, Reason!, User.Viewer, cancellationToken);
        }
        catch (RecordNotFoundException)
        {
            return NotFound();
        }

        this.ShowSuccess($"{code} is {(Record is SharingAgreement ? "ended" : "out of use")}");
        return Redirect($"~/{Record.Shape.Path}/{Record.Code}");
    }

    private async Task<bool> LoadAsync(string register, string code, CancellationToken cancellationToken)
    {
        if (RecordShape.At(register) is not { } shape
            || await query.ExecuteAsync(shape.Kind, code, User.Viewer, cancellationToken) is not { } found
            || !(found.MayChange || found.IsOver))
        {
            return false;
        }

        (Record, IsOver) = (found.Record, found.IsOver);
        return true;
    }
}
