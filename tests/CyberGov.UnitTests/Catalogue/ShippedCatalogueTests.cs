using System.Text.RegularExpressions;
using CyberGov.Catalogue;
using CyberGov.Testing;

namespace CyberGov.UnitTests.Catalogue;

public sealed partial class ShippedCatalogueTests
{
    private static readonly CatalogueReading Shipped = CatalogueReader.Read(ShippedCatalogue.Folder);

    [Fact]
    public void It_has_no_problems()
    {
        Assert.Empty(Shipped.Problems);
    }

    [Fact]
    public void It_holds_10_frameworks_553_requirements_120_controls_and_820_mappings()
    {
        var catalogue = Shipped.Catalogue;

        Assert.Equal(10, catalogue.Frameworks.Count);
        Assert.Equal(553, catalogue.AssessableRequirements.Count());
        Assert.Equal(83, catalogue.Frameworks.SelectMany(f => f.Requirements).Count(r => !r.IsAssessable));
        Assert.Equal(18, catalogue.Domains.Count);
        Assert.Equal(120, catalogue.Controls.Count());
        Assert.Equal(22, catalogue.Roles.Count);
        Assert.Equal(820, catalogue.Mappings.Count);
        Assert.Equal(120, catalogue.Successors.Count);
    }

    [Fact]
    public void It_holds_411_satisfies_298_contributes_and_111_supports()
    {
        Assert.Equal(
            [(Relationship.Supports, 111), (Relationship.Contributes, 298), (Relationship.Satisfies, 411)],
            Shipped.Catalogue.Mappings.GroupBy(m => m.Relationship).Select(g => (g.Key, g.Count())).Order());
    }

    [Theory]
    [InlineData("TS2012", 86, 121, 52)]
    [InlineData("TS2021", 94, 142, 64)]
    [InlineData("DPA1998", 24, 31, 24)]
    [InlineData("DPA2018", 94, 131, 43)]
    [InlineData("PIA", 36, 49, 19)]
    [InlineData("CAF4", 41, 82, 65)]
    [InlineData("CE33", 28, 42, 22)]
    [InlineData("ICOAF", 77, 114, 64)]
    [InlineData("DIGLEAD", 58, 85, 27)]
    [InlineData("LGOTHER", 15, 23, 17)]
    public void Each_framework_has_its_requirements_mappings_and_controls(
        string framework, int requirements, int mappings, int controls)
    {
        var mapped = Shipped.Catalogue.Mappings.Where(m => m.FrameworkCode == framework).ToList();

        Assert.Equal(requirements, Shipped.Catalogue.AssessableRequirements.Count(r => r.FrameworkCode == framework));
        Assert.Equal(mappings, mapped.Count);
        Assert.Equal(controls, mapped.Select(m => m.ControlCode).Distinct().Count());
    }

    [Fact]
    public void Headings_nest_as_published_and_requirements_keep_their_order()
    {
        var caf = Shipped.Catalogue.Frameworks.Single(f => f.Code == "CAF4").Requirements;

        Assert.Equal(["A", "A1", "A1.a", "A1.b", "A1.c", "A2"], caf.Take(6).Select(r => r.Code));
        Assert.Equal([null, "A", "A1", "A1", "A1", "A"], caf.Take(6).Select(r => r.ParentCode));
        Assert.Equal(Enumerable.Range(1, caf.Count), caf.Select(r => r.Position));
    }

    [Fact]
    public void A_requirement_is_read_whole()
    {
        var requirement = Shipped.Catalogue.AssessableRequirements.Single(r => r.Code == "TS21-5.2");

        Assert.Equal("TS21-5", requirement.ParentCode);
        Assert.Equal("Monitor update status", requirement.Title);
        Assert.Equal("Devices that fail to update are noticed and put right.", requirement.Statement);
        Assert.Equal("Head of ICT and Digital", requirement.OwnerRole);
        Assert.Equal(["patch compliance report"], requirement.EvidenceExamples);
        Assert.Equal(1, requirement.ReviewMonths);
        Assert.Null(requirement.Source);
    }

    [Fact]
    public void A_source_on_a_heading_holds_for_the_requirements_under_it()
    {
        var requirements = Shipped.Catalogue.AssessableRequirements.ToDictionary(r => r.Code);

        Assert.StartsWith("UKAuthority, \"Local digital leadership", requirements["DL-002.4"].Source, StringComparison.Ordinal);
        Assert.Equal("Freedom of Information Act 2000, section 19", requirements["LG-2.3"].Source);
    }

    [Fact]
    public void Framework_dates_and_statuses_are_read()
    {
        var frameworks = Shipped.Catalogue.Frameworks.ToDictionary(f => f.Code);

        Assert.Equal(new DateOnly(2021, 5, 11), frameworks["TS2021"].PublishedOn);
        Assert.Equal(FrameworkStatus.Current, frameworks["TS2021"].Status);
        Assert.Equal(FrameworkStatus.Historic, frameworks["TS2012"].Status);
        Assert.Equal(FrameworkStatus.Repealed, frameworks["DPA1998"].Status);
        Assert.Null(frameworks["LGOTHER"].PublishedOn);
    }

    [Fact]
    public void Two_measures_of_2012_have_no_successor_and_30_of_2021_no_ancestor()
    {
        var requirements = Shipped.Catalogue.AssessableRequirements.ToLookup(r => r.FrameworkCode, r => r.Code);
        var successors = Shipped.Catalogue.Successors;

        Assert.Equal(["TS12-4.8", "TS12-5.7"], requirements["TS2012"].Except(successors.Select(s => s.RequirementCode)));
        Assert.Equal(30, requirements["TS2021"].Except(successors.Select(s => s.SuccessorRequirementCode)).Count());
    }

    [Fact]
    public void Every_mapping_says_who_proposed_it()
    {
        Assert.All(Shipped.Catalogue.Mappings, m => Assert.Equal("CyberGov maintainers", m.Author));
        Assert.All(Shipped.Catalogue.Mappings, m => Assert.Equal(MappingReviewStatus.Proposed, m.ReviewStatus));
    }

    [Fact]
    public void The_titles_beside_references_in_the_mappings_are_the_present_titles()
    {
        var titles = Shipped.Catalogue.AssessableRequirements.Select(r => (r.Code, r.Title))
            .Concat(Shipped.Catalogue.Controls.Select(c => (c.Code, c.Title)))
            .ToDictionary();
        var noted = Directory.EnumerateFiles(Path.Combine(ShippedCatalogue.Folder, "mappings"))
            .Concat(Directory.EnumerateFiles(Path.Combine(ShippedCatalogue.Folder, "successors")))
            .SelectMany(File.ReadLines)
            .Select(line => NotedTitle().Match(line))
            .Where(match => match.Success)
            .Select(match => (Code: match.Groups["code"].Value, Title: match.Groups["title"].Value))
            .ToList();

        Assert.Equal(553 + 820 + 86, noted.Count);
        Assert.All(noted, n => Assert.Equal(titles[n.Code], n.Title));
    }

    [Fact]
    public void The_digest_changes_with_any_byte_and_only_then()
    {
        using var copy = new CatalogueCopy();

        Assert.Equal(Shipped.Digest, CatalogueFolder.Open(copy.Folder).Digest);

        copy.Replace("library/MAL-malware.yaml", "review_months: ", "review_months:  ");

        Assert.NotEqual(Shipped.Digest, CatalogueFolder.Open(copy.Folder).Digest);
    }

    [GeneratedRegex(
        @"^ +(- control: )?(?<code>[A-Za-z0-9.-]+)(: \[.*\]|:)? # (?<title>.+)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotedTitle();
}
