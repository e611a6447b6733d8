namespace CyberGov.Web.UnsavedForms;

/// <summary>
/// What is typed into this page's forms survives the end of the session. Only the named fields are ever kept; a name that ends in
/// an opening bracket, such as <c>Answers[</c>, stands for every field that begins so.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public class KeepsTypedTextAttribute(params string[] fields) : Attribute
{
    public IReadOnlyList<string> Fields { get; } = fields;

    public bool Keeps(string field) =>
        Fields.Any(f => f.EndsWith('[') ? field.StartsWith(f, StringComparison.Ordinal) : f == field);
}
