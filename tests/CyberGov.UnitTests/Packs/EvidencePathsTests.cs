using System.Text;
using CyberGov.Packs;
using FsCheck;
using FsCheck.Fluent;

namespace CyberGov.UnitTests.Packs;

public sealed class EvidencePathsTests
{
    private const string Code = "EV-2026-0042";

    [Theory]
    [InlineData("report.pdf", "report.pdf")]
    [InlineData("Tŷ Hafan – polisi.docx", "Tŷ Hafan – polisi.docx")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\ada\\scan.png", "scan.png")]
    [InlineData("..", "file")]
    [InlineData("", "file")]
    [InlineData("CON", "_CON")]
    [InlineData("nul.txt", "_nul.txt")]
    [InlineData("COM1.log.txt", "_COM1.log.txt")]
    [InlineData("what?*<now>|.txt", "what___now__.txt")]
    [InlineData("line\nbreak\u202e.txt", "line_break_.txt")]
    [InlineData("ends with dot. ", "ends with dot")]
    [InlineData(".htaccess", "htaccess")]
    public void A_name_is_kept_as_far_as_it_is_safe(string given, string kept)
    {
        Assert.Equal([$"evidence/{Code}/{kept}"], EvidencePaths.For(Code, [given]));
    }

    [Fact]
    public void Names_that_a_file_system_takes_for_the_same_get_numbers()
    {
        Assert.Equal(
            [$"evidence/{Code}/scan.pdf", $"evidence/{Code}/SCAN (2).PDF", $"evidence/{Code}/scan (3).pdf"],
            EvidencePaths.For(Code, ["scan.pdf", "SCAN.PDF", "scan.pdf"]));
    }

    [Fact]
    public void A_long_name_is_cut_and_keeps_its_ending()
    {
        var path = Assert.Single(EvidencePaths.For(Code, [new string('x', 300) + ".pdf"]));

        Assert.Equal($"evidence/{Code}/{new string('x', 76)}.pdf", path);
    }

    [Fact]
    public void Whatever_the_names_each_path_is_one_safe_step_below_the_items_folder_and_its_own()
    {
        var pieces = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Select(s => s ?? string.Empty),
            Gen.Elements("..", "/", "\\", ".", "CON", "a", "A", ".txt", " ", "\ud83d", "👩", "\0", new string('y', 90)));
        var names = Gen.ListOf(Gen.ListOf(pieces).Select(p => string.Concat(p))).Select(l => l.ToList());

        Prop.ForAll(Arb.From(names), AreSafe).QuickCheckThrowOnFailure();

        static bool AreSafe(List<string> given)
        {
            var paths = EvidencePaths.For(Code, given);
            return paths.Count == given.Count
                && paths.Distinct(StringComparer.OrdinalIgnoreCase).Count() == given.Count
                && paths.All(IsSafe);
        }

        static bool IsSafe(string path)
        {
            var parts = path.Split('/');
            return parts is ["evidence", Code, { Length: > 0 } name]
                && Encoding.UTF8.GetByteCount(name) <= 255
                && name == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name))
                && name.TrimEnd('.', ' ') == name
                && name is not ("." or "..")
                && !name.Any(c => char.IsControl(c) || "\\:*?\"<>|".Contains(c, StringComparison.Ordinal));
        }
    }
}
