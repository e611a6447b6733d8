using System.ComponentModel.DataAnnotations;
using CyberGov.InformationRegisters;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.InformationRegisters;

/// <summary>How to reach the council and its Data Protection Officer, as the record of processing says it.</summary>
[Authorize(Policy = Policies.ManageControls)]
[KeepsTypedText(nameof(Contact), nameof(DpoContact), nameof(Representative))]
public sealed class ControllerModel(ControllerDetailsBook book) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter how to reach the council")]
    [StringLength(ControllerDetails.MaxLength)]
    public string? Contact { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter how to reach the Data Protection Officer")]
    [StringLength(ControllerDetails.MaxLength)]
    public string? DpoContact { get; set; }

    [BindProperty]
    [StringLength(ControllerDetails.MaxLength)]
    public string? Representative { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var details = await book.ReadAsync(cancellationToken);
        (Contact, DpoContact, Representative, Revision) = (details.Contact, details.DpoContact, details.Representative, details.Revision);
        ModelState.Clear();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await book.SaveAsync(Contact!, DpoContact!, Representative ?? "", Revision, cancellationToken);
        this.ShowSuccess("The controller’s details are saved");
        return Redirect("~/ropa");
    }
}
