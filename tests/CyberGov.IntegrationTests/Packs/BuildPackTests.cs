using System.Text;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.IntegrationTests.Workbooks;
using CyberGov.Reviews;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Packs;

public sealed class BuildPackTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_pack_holds_the_rows_of_the_registers_the_files_as_they_were_logged_and_its_own_hashes(DatabaseProvider provider)
    {
        await using var council = await PackCouncil.StartAsync(provider);
        var controls = await council.ControlCodesAsync(3);
        var scan = Encoding.UTF8.GetBytes("the scan");
        var code = await council.LogAsync("Access review", controls[0], [("scan 1.pdf", scan), ("scan 1.pdf", [1, 2, 3])], "https://example.gov.uk/policy", "Checked with payroll");
        await council.App.Council.SetReviewDueAsync(controls[1], council.Today.AddDays(-10), Token);

        var pack = await council.BuildAsync();

        pack.AssertManifestHolds();
        Assert.Equal(["Index", "Requirements", "Controls", "Evidence", "Gaps", "Reviews", "Reminders", "PIAs", "Agreements", "Suppliers", "Assets"], pack.SheetNames());
        var register = await council.App.WithAsync<ControlRegisterQuery, ControlRegisterPage>(
            q => q.ExecuteAsync(new ControlRegisterRequest(), council.Viewer, council.Today, Token));
        Assert.Equal(register.TotalCount, pack.Sheet("Controls").Count);
        var coverage = await council.App.WithAsync<FrameworkCoverageQuery, IReadOnlyList<FrameworkCoverage>>(
            q => q.ExecuteAsync(council.Today, Token));
        Assert.Equal(coverage.Sum(f => f.Total), pack.Sheet("Requirements").Count);

        var evidence = pack.Sheet("Evidence");
        Assert.Equal(["File", "File", "Link", "Note"], evidence.Select(r => r["Kind"]));
        Assert.All(evidence, r => Assert.Equal(code, r["Id"]));
        Assert.Equal(scan, pack[$"evidence/{code}/scan 1.pdf"]);
        Assert.Equal([1, 2, 3], pack[$"evidence/{code}/scan 1 (2).pdf"]);
        Assert.All(evidence.Take(2), r => Assert.Equal(r["SHA-256"], pack.HashOf((string)r["Path in pack"]!)));
        Assert.Equal([$"evidence/{code}/scan 1.pdf", $"evidence/{code}/scan 1 (2).pdf"], pack.Paths.Where(p => p.StartsWith("evidence/", StringComparison.Ordinal)));
        Assert.Equal(controls[1], Assert.Single(pack.Sheet("Reviews"))["Control"]);
        Assert.StartsWith("Yes", pack.Index("Complete"), StringComparison.Ordinal);
        Assert.True(pack.Manifest.GetProperty("complete").GetBoolean());

        var view = await council.FindAsync(pack.Manifest.GetProperty("pack").GetString()!);
        Assert.Equal((pack.Length, pack.Sha256, 0), (view.Length, view.Sha256, view.MissingFileCount));
    }

    [Fact]
    public async Task The_status_of_each_requirement_and_control_is_what_the_pages_say()
    {
        await using var council = await PackCouncil.StartAsync();
        var controls = await council.ControlCodesAsync(4);
        await council.LogAsync("Evidence", controls[0], [], note: "It works");
        await council.App.Council.ChangeControlAsync(controls[0], c => c.RecordReview(ControlStatus.InPlace, council.Today, council.Today.AddYears(1)), Token);
        await council.App.Council.ChangeControlAsync(controls[1], c => c.RecordReview(ControlStatus.InPlace, council.Today, council.Today.AddYears(1)), Token);
        await council.App.Council.ChangeControlAsync(controls[2], c => c.MarkNotApplicable("We have none"), Token);

        var pack = await council.BuildAsync();

        var standings = await council.App.WithAsync<RequirementStandingQuery, IReadOnlyList<RequirementStanding>>(
            q => q.ExecuteAsync(null, null, council.Today, Token));
        Assert.Equal(
            standings.Where(s => s.IsAssessable).Select(s => $"{s.Code}: {s.Status.Words}"),
            pack.Sheet("Requirements").Select(r => $"{r["Ref"]}: {r["Status"]}"));
        Assert.Contains(standings, s => s.Status is RequirementStatus.Met or RequirementStatus.PartlyMet);
        var rows = pack.Sheet("Controls").ToDictionary(r => (string)r["Ref"]!, StringComparer.Ordinal);
        Assert.Equal(ControlPosition.Met.Words, rows[controls[0]]["Status"]);
        Assert.Equal(ControlPosition.NoEvidence.Words, rows[controls[1]]["Status"]);
        Assert.Equal(ControlPosition.NotApplicable.Words, rows[controls[2]]["Status"]);
        Assert.Equal((1d, "Does not expire"), (rows[controls[0]]["Evidence items"], rows[controls[0]]["Evidence in force until"]));
    }

    [Fact]
    public async Task Gaps_name_each_reason_its_days_and_what_to_do_and_spare_what_does_not_apply()
    {
        await using var council = await PackCouncil.StartAsync();
        var controls = await council.ControlCodesAsync(3);
        var late = council.Today.AddDays(-12);
        await council.App.Council.AssignAsync(controls[0], council.Officer.Id, null, Token);
        await council.App.Council.ChangeControlAsync(controls[0], c => c.RecordReview(ControlStatus.NotInPlace, late.AddYears(-1), late), Token);
        await council.App.Council.ChangeControlAsync(controls[0], c => c.RecordEvidence(1, council.Today.AddDays(-5)), Token);
        await council.App.Council.ChangeControlAsync(controls[2], c => c.MarkNotApplicable("We have none"), Token);

        var gaps = (await council.BuildAsync()).Sheet("Gaps").ToLookup(r => (string)r["Control"]!, StringComparer.Ordinal);

        Assert.Equal(
            [("Not in place", null), ("Evidence has run out", 5d), ("Review overdue", 12d)],
            gaps[controls[0]].Select(g => ((string)g["Reason"]!, (double?)g["Days"])));
        Assert.All(gaps[controls[0]], g => Assert.Equal(council.Officer.Name, g["Owner"]));
        Assert.Equal(["No owner", "Not assessed", "No evidence"], gaps[controls[1]].Select(g => g["Reason"]));
        Assert.Empty(gaps[controls[2]]);
    }

    [Fact]
    public async Task Hostile_text_stays_text_in_the_workbook_and_is_harmless_in_the_csv()
    {
        await using var council = await PackCouncil.StartAsync();
        var control = (await council.ControlCodesAsync(1))[0];
        string[] titles = ["=1+1", "+44 1632", "@SUM(A1)", "000123", "2026-03-01", "_x0041_ \u0007 <b>&\"", "emoji 👩‍💻"];
        foreach (var title in titles)
        {
            await council.LogAsync(title, control, [($"{title}.txt", Encoding.UTF8.GetBytes(title))]);
        }

        var pack = await council.BuildAsync();

        Assert.Equal(titles, pack.Sheet("Evidence").Select(r => r["Title"]));
        Assert.Equal(titles.Select(t => t + ".txt"), pack.Sheet("Evidence").Select(r => r["File name"]));
        Assert.All(pack.Sheet("Evidence"), r => Assert.Equal(r["SHA-256"], pack.HashOf((string)r["Path in pack"]!)));
        Assert.Contains(",'=1+1,", pack.Text("csv/Evidence.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain(",=1+1,", pack.Text("csv/Evidence.csv"), StringComparison.Ordinal);
        Assert.Contains(",000123,", pack.Text("csv/Evidence.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_framework_and_a_period_narrow_every_sheet()
    {
        await using var council = await PackCouncil.StartAsync();
        var framework = await council.App.WithDbAsync(db => db.Frameworks.AsNoTracking().OrderBy(f => f.Code).FirstAsync(Token));
        var serving = await council.App.WithDbAsync(db => db.Controls.ServingFramework(framework.Code).OrderBy(c => c.Code).Select(c => c.Code).ToListAsync(Token));
        var other = await council.App.WithDbAsync(db => db.Controls.Where(c => !serving.Contains(c.Code)).Select(c => c.Code).FirstAsync(Token));
        var inScope = await council.LogAsync("In scope", serving[0], [], note: "Now");
        await council.LogAsync("Of another control", other, [], note: "Now");
        await council.LogAsync("Long run out", serving[0], [], note: "Old");
        await council.App.WithDbAsync(async db =>
        {
            var old = await db.EvidenceItems.SingleAsync(e => e.Title == "Long run out", Token);
            (old.EffectiveOn, old.ExpiresOn) = (council.Today.AddYears(-3), council.Today.AddYears(-2));
            await db.SaveChangesAsync(Token);
        });
        await council.App.Council.SetReviewDueAsync(other, council.Today.AddDays(-1), Token);

        var pack = await council.BuildAsync(framework.FrameworkId);

        Assert.Equal(serving, pack.Sheet("Controls").Select(r => r["Ref"]));
        Assert.Equal([inScope], pack.Sheet("Evidence").Select(r => r["Id"]));
        Assert.Empty(pack.Sheet("Reviews"));
        Assert.Equal(framework.Code, pack.Manifest.GetProperty("framework").GetString());
        Assert.All(pack.Sheet("Requirements"), r => Assert.StartsWith(framework.Title, (string)r["Framework"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reviews_of_the_period_come_with_outcome_reviewer_and_the_evidence_looked_at()
    {
        await using var council = await PackCouncil.StartAsync();
        var control = (await council.ControlCodesAsync(1))[0];
        var code = await council.LogAsync("Seen", control, [("seen.txt", [65])]);
        var reviewId = await council.App.Council.SetReviewDueAsync(control, council.Today, Token);
        var revisionId = await council.App.WithDbAsync(db => db.EvidenceRevisions.Select(r => r.EvidenceRevisionId).SingleAsync(Token));
        await council.App.WithAsync<CompleteReview>(complete => complete.ExecuteAsync(
            council.Viewer, reviewId, new ReviewFindings(ReviewOutcome.PartlyInPlace, "=HYPERLINK(\"x\")", [revisionId]), Token));

        var pack = await council.BuildAsync();

        var review = Assert.Single(pack.Sheet("Reviews"));
        Assert.Equal(("Completed", "Partly in place", council.Officer.Name), (review["State"], review["Outcome"], review["Reviewer"]));
        Assert.Equal("Not assessed", review["Status seen"]);
        Assert.Equal(("=HYPERLINK(\"x\")", code), (review["Note"], review["Evidence looked at"]));
        Assert.Equal(council.Officer.Name, Assert.Single(pack.Sheet("Evidence"))["Last reviewed by"]);
    }

    [Fact]
    public async Task Without_files_the_pack_still_lists_them_with_their_hashes()
    {
        await using var council = await PackCouncil.StartAsync();
        await council.LogAsync("Listed", (await council.ControlCodesAsync(1))[0], [("a.txt", [65])]);

        var pack = await council.BuildAsync(includesFiles: false);

        var row = Assert.Single(pack.Sheet("Evidence"));
        Assert.Equal("559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd", row["SHA-256"]);
        Assert.Equal("No: files were not asked for", row["In this pack"]);
        Assert.DoesNotContain(pack.Paths, p => p.StartsWith("evidence/", StringComparison.Ordinal));
        Assert.StartsWith("Yes", pack.Index("Complete"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_withdrawn_is_listed_with_the_reason_and_its_file_stays_out()
    {
        await using var council = await PackCouncil.StartAsync();
        var code = await council.LogAsync("Wrong upload", (await council.ControlCodesAsync(1))[0], [("payroll.txt", [65])]);
        await council.App.WithDbAsync(async db =>
        {
            (await db.EvidenceItems.SingleAsync(Token)).Withdraw("Holds personal data", council.Officer.Id, council.App.Clock.Now);
            await db.SaveChangesAsync(Token);
        });

        var pack = await council.BuildAsync();

        var row = Assert.Single(pack.Sheet("Evidence"));
        Assert.Equal((code, "Withdrawn", "Holds personal data"), (row["Id"], row["State"], row["Why withdrawn"]));
        Assert.DoesNotContain(pack.Paths, p => p.Contains("payroll", StringComparison.Ordinal));
        Assert.True(pack.Manifest.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task Other_programs_open_the_workbook_and_count_the_same_rows()
    {
        await using var council = await PackCouncil.StartAsync();
        await council.LogAsync("=1+1", (await council.ControlCodesAsync(1))[0], [("scan.pdf", [1])], "https://example.gov.uk/");
        var pack = await council.BuildAsync();
        var path = Path.Combine(council.App.DataFolder, "opened.xlsx");
        await File.WriteAllBytesAsync(path, pack.Workbook, Token);

        var inOpenpyxl = (await OtherPrograms.OpenInOpenpyxlAsync(path, Token)).ToDictionary(s => s.Name);
        var inLibreOffice = await OtherPrograms.OpenInLibreOfficeAsync(path, Token);

        foreach (var sheet in pack.SheetNames().Where(s => s is not ("Index" or "Reviews" or "Reminders" or "PIAs" or "Agreements" or "Suppliers" or "Assets")))
        {
            Assert.Equal(pack.Sheet(sheet).Count, inOpenpyxl[sheet].Rows);
            Assert.Equal([$"tbl{sheet}"], inOpenpyxl[sheet].Tables);
            Assert.Equal(0, inOpenpyxl[sheet].Formulas);
        }

        Assert.Contains(",=1+1,", inLibreOffice["Evidence"], StringComparison.Ordinal);
        Assert.Equal(pack.SheetNames().Order(StringComparer.Ordinal), inLibreOffice.Keys.Order(StringComparer.Ordinal));
    }
}
