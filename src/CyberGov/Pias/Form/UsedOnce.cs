using CyberGov.Catalogue;
using CyberGov.Catalogue.Reading;

namespace CyberGov.Pias.Form;

/// <summary>Reports an id that is given to two things.</summary>
internal sealed class UsedOnce(string what, ProblemLog problems)
{
    private readonly Dictionary<string, CataloguePlace> _places = new(StringComparer.OrdinalIgnoreCase);

    public void Check(string id, CataloguePlace place)
    {
        if (id.Length > 0 && !_places.TryAdd(id, place))
        {
            problems.Add(
                place, $"The {what} '{id}' is used twice: here and at {_places[id]}. Give one of them its own.");
        }
    }
}
