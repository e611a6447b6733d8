namespace CyberGov.Catalogue;

/// <summary>One thing that is wrong in the catalogue's files, and how to mend it.</summary>
public sealed record CatalogueProblem(string Path, int Line, string Message)
{
    public override string ToString() => $"{Path}:{Line}: {Message}";
}

/// <summary>Where something stands in the catalogue's files.</summary>
public readonly record struct CataloguePlace(string Path, int Line)
{
    public override string ToString() => $"{Path}:{Line}";
}
