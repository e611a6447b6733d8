using System.ComponentModel.DataAnnotations;
using CyberGov.People;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Administration;

[Authorize(Policy = Policies.Administer)]
public sealed class ServiceAreasModel(PeopleQueries people, SaveServiceArea save) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter the name of the service area")]
    [StringLength(200, ErrorMessage = "Name must be 200 characters or less")]
    [JoinsLines]
    public string? Name { get; set; }

    public IReadOnlyList<Option> Areas { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Areas = await people.ServiceAreasAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid && !await save.AddAsync(Name!.Trim(), cancellationToken))
        {
            ModelState.AddModelError(nameof(Name), "There is a service area with this name already");
        }

        if (!ModelState.IsValid)
        {
            await OnGetAsync(cancellationToken);
            return Page();
        }

        this.ShowSuccess($"{Name} is added.");
        return RedirectToPage();
    }
}
