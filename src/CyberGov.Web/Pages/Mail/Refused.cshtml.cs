using CyberGov.Calendar;
using CyberGov.Mail;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Mail;

/// <summary>The people whom mail does not reach, with what their mail server said.</summary>
[Authorize(Policy = Policies.ViewMail)]
public sealed class RefusedModel(RefusedPeopleQuery refused, TimeProvider time) : PageModel
{
    public IReadOnlyList<RefusedPerson> People { get; private set; } = [];

    public bool MayManagePeople => User.May(Policies.ManagePeople);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        People = await refused.ExecuteAsync(time.TodayInUk(), cancellationToken);
}
