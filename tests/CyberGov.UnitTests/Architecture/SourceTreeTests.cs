using System.Text.RegularExpressions;

namespace CyberGov.UnitTests.Architecture;

public sealed partial class SourceTreeTests
{
    private static readonly string[] Written = [".cs", ".cshtml", ".mjs", ".js", ".sh"];

    private static IEnumerable<string> Sources => RepositoryFiles.Under("src").Concat(RepositoryFiles.Under("tests"))
        .Where(f => Written.Contains(Path.GetExtension(f)));

    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        Offenders.AreNone(Sources.Where(f => RepositoryFiles.LinesOf(f) > 300));

    [Fact]
    public void No_page_model_is_longer_than_150_lines() => Offenders.AreNone(
        Sources.Where(f => f.EndsWith(".cshtml.cs", StringComparison.Ordinal) && RepositoryFiles.LinesOf(f) > 150));

    [Fact]
    public void Every_name_says_what_the_thing_is_for()
    {
        var folders = Sources.SelectMany(f => f.Split('/')[..^1]).Distinct().Where(f => VagueFolder().IsMatch(f));
        var types = CompiledCode.Library.GetTypes().Concat(CompiledCode.Web.GetTypes())
            .Where(t => t.Namespace?.StartsWith("CyberGov", StringComparison.Ordinal) == true && VagueType().IsMatch(t.Name))
            .Select(t => t.FullName!);

        Offenders.AreNone(folders.Concat(types));
    }

    [Theory]
    [InlineData("UnitTests")]
    [InlineData("IntegrationTests")]
    [InlineData("BrowserTests")]
    public void Tests_lie_in_folders_named_like_those_they_test(string project)
    {
        string[] known =
        [
            "Architecture",
            "Web",
            .. RepositoryFiles.FoldersIn("src/CyberGov"),
            .. RepositoryFiles.FoldersIn("src/CyberGov.Web"),
            .. RepositoryFiles.FoldersIn("src/CyberGov.Web/Pages"),
        ];

        Offenders.AreNone(RepositoryFiles.FoldersIn($"tests/CyberGov.{project}").Except(known));
    }

    [Fact]
    public void Page_folders_are_named_like_capabilities_or_listed_here()
    {
        string[] pagesOfTheirOwn = ["Setup", "SignIn", "People", "Frameworks", "Search", "Administration", "Problems", "Shared"];

        Offenders.AreNone(RepositoryFiles.FoldersIn("src/CyberGov.Web/Pages")
            .Except([.. RepositoryFiles.FoldersIn("src/CyberGov"), .. pagesOfTheirOwn]));
    }

    [GeneratedRegex("^(Helpers?|Utils?|Utilities|Common|Services?|Managers?|Misc)$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VagueFolder();

    // Tag helpers are what the framework calls them.
    [GeneratedRegex("((?<!Tag)Helpers?|Utils?|Utilities|Utility|Managers?|(?<!s)Service|PageBase|BasePage)$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VagueType();
}
