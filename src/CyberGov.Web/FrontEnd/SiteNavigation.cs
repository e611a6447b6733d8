namespace CyberGov.Web.FrontEnd;

/// <summary>One place the service navigation goes to, and whether the present page is part of it.</summary>
public sealed record NavigationPlace(string Text, string Path, bool IsPresent);

public static class SiteNavigation
{
    private static readonly (string Text, string Path)[] ForEveryone =
    [
        ("Today", "/"),
        ("Controls", "/controls"),
        ("Frameworks", "/frameworks"),
        ("Evidence", "/evidence"),
        ("Reviews", "/reviews"),
        ("Calendar", "/calendar"),
        ("PIAs", "/pias"),
    ];

    public static IEnumerable<NavigationPlace> For(LayoutModel layout, PathString path)
    {
        if (layout.PersonName is null)
        {
            return [];
        }

        // Nobody is shown a way to a page that would not let them in.
        List<(string Text, string Path)> places = layout.Roles.Count > 0 ? [.. ForEveryone] : [ForEveryone[0]];
        if (layout.MayViewPacks)
        {
            places.Add(("Packs", "/packs"));
        }

        if (layout.MayViewHistory)
        {
            places.Add(("History", "/history"));
        }

        if (layout.MayAdminister)
        {
            places.Add(("Administration", "/administration"));
        }

        return places.Select(p => new NavigationPlace(p.Text, p.Path, IsPresent(p.Path, path)));
    }

    private static bool IsPresent(string place, PathString path) =>
        place == "/" ? path == "/" : path.StartsWithSegments(place, StringComparison.OrdinalIgnoreCase);
}
