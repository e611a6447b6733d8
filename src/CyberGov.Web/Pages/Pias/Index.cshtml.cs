using CyberGov.Pias;
using CyberGov.Pias.Workflow;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

[Authorize(Policy = Policies.ViewRegisters)]
public sealed class IndexModel(PiaRegisterQuery register) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public PiaState? State { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public PiaRegisterPage Register { get; private set; } = null!;

    public bool MayStart => User.Viewer.MayStartPia;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Register = await register.ExecuteAsync(
            new PiaRegisterRequest { State = State, Page = PageNumber }, User.Viewer, cancellationToken);
    }
}
