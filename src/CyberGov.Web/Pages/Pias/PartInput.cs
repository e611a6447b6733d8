namespace CyberGov.Web.Pages.Pias;

/// <summary>One part of the assessment as the form sends it.</summary>
public sealed class PartInput
{
    public string Key { get; set; } = "";

    public bool IsWithheld { get; set; }

    public string? Reason { get; set; }
}
