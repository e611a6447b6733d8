using CyberGov.Calendar;
using CyberGov.People;
using CyberGov.Pias;
using CyberGov.Pias.Register;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Pias;

/// <summary>Every assessment this person may see: where it stands, whom it waits for and how long.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class IndexModel(PiaRegisterQuery register, PeopleQueries people, TimeProvider time) : PageModel
{
    public PiaRegisterFilter Filter { get; private set; } = new();

    // Named as in the address, so that the form asks for what the filter reads.
    public string? Q => Filter.Text;

    public string? State => Filter.State;

    public string? Waits => Filter.Waits;

    public string? Service => Filter.Service;

    public string? Risk => Filter.Risk;

    public string? Review => Filter.Review;

    public bool Mine => Filter.Mine;

    public bool Part3 => Filter.Part3;

    public PiaRegisterPage Register { get; private set; } = null!;

    public IReadOnlyList<PiaStateCount> Counts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Services { get; private set; } = [];

    public IReadOnlyList<FilterChip> Chips { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public bool MayStart => User.Viewer.MayStartPia;

    /// <summary>The same list as a file.</summary>
    public string DownloadAs(string format) => $"/pias/download?{new CurrentQuery(Request).With("format", format).Split('?')[1]}";

    public async Task OnGetAsync(PiaRegisterFilter filter, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Filter = filter;
        Today = time.TodayInUk();
        Services = [.. (await people.ServiceAreasAsync(cancellationToken)).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        Register = await register.ExecuteAsync(Filter.ToRequest(), User.Viewer, Today, cancellationToken);
        Counts = await register.CountsAsync(User.Viewer, cancellationToken);
        Chips = [.. Filter.Chips(Services)];
    }
}
