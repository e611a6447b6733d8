using CyberGov.InformationRegisters;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.InformationRegisters;

/// <summary>Adds a record to one of the registers.</summary>
[Authorize(Policy = Policies.KeepInformationRegisters)]
[KeepsRecordForm]
public sealed class NewModel(SaveRecord save, RecordFormDesk desk) : PageModel
{
    [BindProperty]
    public RecordForm Form { get; set; } = new();

    public RecordFields Fields { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string register, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (RecordShape.At(register) is not { } shape)
        {
            return NotFound();
        }

        Form.OwnerId = User.Viewer.PersonId;
        Fields = await desk.OfferAsync(shape, Form, null, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string register, CancellationToken cancellationToken)
    {
        if (RecordShape.At(register) is not { } shape)
        {
            return NotFound();
        }

        Form.Check(shape, ModelState);
        Fields = await desk.OfferAsync(shape, Form, null, cancellationToken);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            var code = await save.AddAsync(shape.Kind, Form.ToWords(shape), User.Viewer, cancellationToken);
            this.ShowSuccess($"{code} is on record");
            return Redirect($"~/{shape.Path}/{code}");
        }
        catch (RecordNotFoundException)
        {
            return NotFound();
        }
    }
}
