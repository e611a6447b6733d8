using CyberGov.Web.FrontEnd;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace CyberGov.Web.Pages;

/// <summary>The statement UK public bodies must publish, in its set order and words.</summary>
[AllowAnonymous]
public sealed class AccessibilityStatementModel(IOptionsSnapshot<AccessibilityContact> contact) : PageModel
{
    // Changes when somebody looks at the statement again, not when the program starts.
    private static readonly DateOnly Prepared = new(2026, 11, 22);

    public AccessibilityContact Contact => contact.Value;

    public string PreparedOn { get; } = UkDate.ForReading(Prepared);

    public string Version { get; } = ClaimsLayoutReader.ProgramVersion;
}
