namespace CyberGov.Web.UnsavedForms;

/// <summary>What is typed into this page's forms survives the end of the session. Only the named fields are ever kept.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class KeepsTypedTextAttribute(params string[] fields) : Attribute
{
    public IReadOnlyList<string> Fields { get; } = fields;
}
