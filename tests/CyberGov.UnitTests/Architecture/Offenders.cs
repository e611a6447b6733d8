namespace CyberGov.UnitTests.Architecture;

internal static class Offenders
{
    /// <summary>Fails with every offender on a line of its own, where <see cref="Assert.Empty(System.Collections.IEnumerable)"/> would cut the list.</summary>
    public static void AreNone(IEnumerable<string?> offenders)
    {
        var found = offenders.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();

        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
