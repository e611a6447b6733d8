using System.Globalization;
using CyberGov.Pias.Content;

namespace CyberGov.UnitTests.Pias.Content;

public sealed class PiaContentJsonTests
{
    private static readonly PiaSurroundings Surroundings = new()
    {
        People = [],
        ServiceArea = "Parking",
        Controls = [],
        Questions = [],
        Options = [],
    };

    /// <summary>In most languages a hyphen counts for nothing when words are sorted, and small letters come first.</summary>
    [Theory]
    [InlineData("en-GB")]
    [InlineData("cy-GB")]
    [InlineData("")]
    public void What_is_kept_has_the_hash_that_was_decided_on_when_it_is_read_back(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var content = Content("S1", "S10", "S1-note", "aim", "art9-or-10-condition", "Zeal", "co-op", "coop");

            var read = PiaContentJson.Read(PiaContentJson.Write(content), PiaContentJson.Write(Surroundings));

            Assert.Equal(PiaContentJson.HashOf(content), read.ContentHash);
            Assert.Equal(PiaContentJson.Write(content), PiaContentJson.Write(read.Content));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Each_word_counts_for_the_hash() =>
        Assert.NotEqual(PiaContentJson.HashOf(Content("aim")), PiaContentJson.HashOf(Content("aims")));

    private static PiaContent Content(params string[] fields) => new()
    {
        Code = "PIA-2026-0001",
        VersionNumber = 1,
        Title = "Cameras",
        ServiceAreaId = Guid.Empty,
        ProjectLeadId = Guid.Empty,
        InformationAssetOwnerId = Guid.Empty,
        IsLawEnforcement = false,
        Answers = new SortedDictionary<string, string>(
            fields.ToDictionary(f => f, f => $"About {f}", StringComparer.Ordinal), StringComparer.Ordinal),
    };
}
