using System.ComponentModel.DataAnnotations;
using CyberGov.InformationRegisters;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.InformationRegisters;

/// <summary>Who takes part in an agreement, a line each.</summary>
[Authorize(Policy = Policies.KeepInformationRegisters)]
[KeepsTypedText(nameof(Name), nameof(Role), nameof(LawfulBasis))]
public sealed class PartiesModel(RecordDetailsQuery query, ChangeParties change) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter who takes part")]
    [StringLength(AgreementParty.MaxLength, ErrorMessage = "The name must be 500 characters or less")]
    [JoinsLines]
    public string? Name { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Select their role")]
    public PartyRole? Role { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter the lawful basis and power")]
    [StringLength(AgreementParty.MaxLength, ErrorMessage = "The lawful basis must be 500 characters or less")]
    public string? LawfulBasis { get; set; }

    public SharingAgreement Agreement { get; private set; } = null!;

    public IReadOnlyList<Choice> Roles { get; } =
        [.. Enum.GetValues<PartyRole>().Select(r => new Choice(PartyRoles.Words(r), r.ToString()))];

    /// <summary>Ended since the form was opened: the page says so and keeps what was typed.</summary>
    public bool IsOver { get; private set; }

    public bool IsFull => Agreement.Parties.Count >= ChangeParties.Most;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return await LoadAsync(code, cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        if (IsOver || IsFull)
        {
            ModelState.AddModelError("", IsOver ? RecordWording.Over(Agreement) : $"{Agreement.Code} has {ChangeParties.Most} parties already, and takes no more");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        return await TakeAsync(code, () => change.AddAsync(code, Name!, Role!.Value, LawfulBasis!, User.Viewer, cancellationToken));
    }

    public async Task<IActionResult> OnPostRemoveAsync(string code, Guid partyId, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        if (IsOver)
        {
            ModelState.AddModelError("", RecordWording.Over(Agreement));
            return Page();
        }

        return await TakeAsync(code, () => change.RemoveAsync(code, partyId, User.Viewer, cancellationToken));
    }

    private async Task<IActionResult> TakeAsync(string code, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (RecordNotFoundException)
        {
            return NotFound();
        }

        return Redirect($"~/sharing-agreements/{Uri.EscapeDataString(code)}/parties");
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (await query.ExecuteAsync(RegisterKind.SharingAgreement, code, User.Viewer, cancellationToken) is not { } found
            || !(found.MayChange || found.IsOver))
        {
            return false;
        }

        (Agreement, IsOver) = ((SharingAgreement)found.Record, found.IsOver);
        return true;
    }
}
