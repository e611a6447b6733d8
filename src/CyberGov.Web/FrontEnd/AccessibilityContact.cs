namespace CyberGov.Web.FrontEnd;

/// <summary>Whom to tell about a barrier, for the accessibility statement. Settings <c>CyberGov:Accessibility</c>.</summary>
public sealed class AccessibilityContact
{
    public string? Email { get; set; }

    public string? Telephone { get; set; }

    /// <summary>The enforcement body's region decides who hears a complaint: true for councils in Northern Ireland.</summary>
    public bool NorthernIreland { get; set; }
}
