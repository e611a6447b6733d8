using CyberGov.Mail;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Mail;

/// <summary>Every mail the program wrote and what became of it.</summary>
[Authorize(Policy = Policies.ViewMail)]
public sealed class IndexModel(MailRegisterQuery register) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public EmailState? State { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public MailRegisterPage Register { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> States { get; } =
        [.. Enum.GetValues<EmailState>().Select(s => new SelectListItem(EmailStateWords.Of(s).Words, s.ToString()))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Register = await register.ExecuteAsync(State, PageNumber, cancellationToken);
    }

    public IReadOnlyCollection<FilterChip> Chips() => State is { } state
        ? [new FilterChip($"State: {EmailStateWords.Of(state).Words}", nameof(State), state.ToString())]
        : [];
}
