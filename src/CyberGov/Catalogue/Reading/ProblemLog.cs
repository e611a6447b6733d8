namespace CyberGov.Catalogue.Reading;

/// <summary>Collects what is wrong while the files are read.</summary>
internal sealed class ProblemLog(IEnumerable<CatalogueProblem> found)
{
    private readonly List<CatalogueProblem> _problems = [.. found];

    /// <summary>
    /// True when a whole file is missing from what was read. Links between files are then not judged, because every link
    /// into that file would look broken and hide the one thing to mend.
    /// </summary>
    public bool IsFileMissing { get; private set; } = found.Any();

    public void Add(string path, int line, string message) => _problems.Add(new CatalogueProblem(path, line, message));

    public void Add(CataloguePlace place, string message) => Add(place.Path, place.Line, message);

    public void AddUnreadable(string path, int line, string message)
    {
        IsFileMissing = true;
        Add(path, line, message);
    }

    public IReadOnlyList<CatalogueProblem> InOrder() =>
        [.. _problems.OrderBy(p => p.Path, StringComparer.Ordinal).ThenBy(p => p.Line)];
}
