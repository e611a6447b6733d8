namespace CyberGov.Catalogue;

/// <summary>
/// The keys that one kind of entry must and may have. The schemas in <c>controls/schema</c> say the same to an editor.
/// </summary>
public sealed record KeySet(string Name, string[] Required, params string[] Optional)
{
    public bool Knows(string key) => Required.Contains(key) || Optional.Contains(key);
}

public static class CatalogueKeys
{
    public static readonly KeySet FrameworkFile = new("framework file", ["framework", "groups"]);

    public static readonly KeySet Framework =
        new("framework", ["id", "title", "edition", "status", "kind", "publisher", "source"], "published");

    public static readonly KeySet Group = new("group", ["ref", "title"], "statement", "source", "groups", "requirements");

    public static readonly KeySet Requirement =
        new("requirement", ["ref", "title", "statement", "owner", "evidence", "review_months"], "source");

    public static readonly KeySet RolesFile = new("owner roles file", ["roles"]);

    public static readonly KeySet Role = new("role", ["title"], "description");

    public static readonly KeySet ControlsFile = new("controls file", ["domain", "controls"]);

    public static readonly KeySet Domain = new("domain", ["prefix", "title"]);

    public static readonly KeySet Control =
        new("control", ["id", "title", "objective", "owner", "evidence", "review_months", "applies_to"]);

    public static readonly KeySet MappingsFile = new("mappings file", ["framework", "author", "review_status", "mappings"]);

    public static readonly KeySet Mapping =
        new("mapping", ["control", "relationship"], "rationale", "author", "review_status");

    public static readonly KeySet SuccessorsFile = new("successors file", ["from", "to", "successors"]);

    public static readonly string[] Kinds =
    [
        "guidance", "law", "law and code", "assessment framework", "certification", "regulator expectations",
        "good practice", "mixed",
    ];

    public static readonly int[] ReviewMonths = [1, 3, 6, 12, 24];
}
