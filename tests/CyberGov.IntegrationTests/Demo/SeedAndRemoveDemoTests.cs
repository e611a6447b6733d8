using System.Globalization;
using System.Net;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Demo;
using CyberGov.Identity;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Publication;
using CyberGov.Pias.Workflow;
using CyberGov.Reminders;
using CyberGov.Reviews;
using CyberGov.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Demo;

public sealed class SeedAndRemoveDemoTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Removed_it_leaves_a_fresh_register_and_seeded_again_on_the_same_day_it_is_the_same_council(DatabaseProvider provider)
    {
        await using var app = await SeededCouncils.StartEmptyAsync(provider, Token);
        await SeededCouncils.SeedAsync(app, Token);
        var first = await PortraitAsync(app);
        await AssertSeedRefusedAsync(app, "is here already");

        await AddWhatVisitorsWriteAsync(app);
        await RemoveAsync(app);
        await AssertCleanAsync(app);
        await AssertRemoveRefusedAsync(app, "no made-up council");

        app.Clock.Advance(TimeSpan.FromHours(9));
        await SeededCouncils.SeedAsync(app, Token);
        Assert.Equal(first, await PortraitAsync(app));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_database_with_a_real_council_or_a_real_person_is_left_as_it_is(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        await AssertSeedRefusedAsync(app, "0 people, 0 evidence items");
        await app.Council.AddPersonAsync(Token, CouncilRole.Administrator);
        await AssertSeedRefusedAsync(app, "1 people");
        await AssertRemoveRefusedAsync(app, "no made-up council");

        Assert.Equal(120, await app.WithDbAsync(db => db.Controls.CountAsync(c => c.OwnerId == null, Token)));
        Assert.Equal(1, await app.WithDbAsync(db => db.People.CountAsync(Token)));
        Assert.Empty(FilesIn(app, "evidence"));
    }

    [Theory]
    [InlineData(2026, 3, 31)]
    [InlineData(2026, 12, 28)]
    [InlineData(2028, 2, 29)]
    public async Task Whatever_day_it_is_a_dozen_reviews_are_late_and_one_is_due_today(int year, int month, int day)
    {
        await using var app = await SeededCouncils.StartEmptyAsync(DatabaseProvider.Sqlite, Token);
        var today = new DateOnly(year, month, day);
        app.Clock.Now = UkTime.At(today, new TimeOnly(0, 5));
        var before = await app.WithDbAsync(db => db.ChangeHistory.MaxAsync(e => e.Sequence, Token));

        Assert.Equal(600, (await SeededCouncils.SeedAsync(app, Token)).EvidenceItems);

        var dueOn = await app.WithDbAsync(db => db.Reviews.Open().Select(r => r.DueOn).ToListAsync(Token));
        Assert.Equal((12, 1), (dueOn.Count(d => d < today), dueOn.Count(d => d == today)));
        Assert.False(await app.WithDbAsync(db => db.ChangeHistory.AnyAsync(e => e.Sequence > before && e.OccurredAt > app.Clock.Now, Token)));
    }

    [Fact]
    public async Task Stopped_half_way_it_leaves_nothing_that_is_in_the_way_of_the_next_try()
    {
        var normalizer = new NormalizerThatLosesHeart();
        await using var app = await TestApp.StartAsync(
            new TestAppOptions
            {
                IsSetUp = false,
                Services = services => services.AddSingleton<ILookupNormalizer>(normalizer),
            },
            Token);
        await Assert.ThrowsAsync<DbUpdateException>(() => SeededCouncils.SeedAsync(app, Token));

        Assert.Equal(0, await app.WithDbAsync(db => db.People.CountAsync(Token)));
        Assert.Equal(120, await app.WithDbAsync(db => db.Controls.CountAsync(Token)));

        normalizer.HasHeart = true;
        Assert.Equal(600, (await SeededCouncils.SeedAsync(app, Token)).EvidenceItems);
    }

    [Fact]
    public async Task With_real_people_added_it_is_not_removed_and_the_sentence_says_how_many()
    {
        await using var app = await SeededCouncils.StartEmptyAsync(DatabaseProvider.Sqlite, Token);
        await SeededCouncils.SeedAsync(app, Token);
        var real = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);

        await AssertRemoveRefusedAsync(app, "1 person has been added");
        await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await AssertRemoveRefusedAsync(app, "2 people have been added");

        Assert.Equal(62, await app.WithDbAsync(db => db.People.CountAsync(Token)));
        Assert.True(await app.WithDbAsync(db => db.EvidenceItems.CountAsync(Token)) >= 600);
        Assert.NotNull(await app.WithDbAsync(db => db.People.FindAsync([real.Id], Token).AsTask()));
    }

    /// <summary>A row in each table of assessments that the seed leaves to those who try it.</summary>
    private static Task AddWhatVisitorsWriteAsync(TestApp app) => app.WithDbAsync(async db =>
    {
        var pia = await db.Pias.OrderBy(p => p.Number).FirstAsync(Token);
        db.PiaTeamMembers.Add(new PiaTeamMember { PiaId = pia.PiaId, PersonId = pia.InformationAssetOwnerId });
        db.PiaComments.Add(new PiaComment
        {
            PiaId = pia.PiaId,
            VersionNumber = 1,
            Target = "aim",
            Text = "Whose?",
            WrittenById = pia.ProjectLeadId,
            WrittenAt = app.Clock.Now,
        });
        db.PiaScreeningAdvices.Add(new PiaScreeningAdvice
        {
            PiaId = pia.PiaId,
            IsDpiaAdvised = true,
            Advice = "Go on",
            GivenById = pia.ProjectLeadId,
            GivenAt = app.Clock.Now,
        });
        var asked = new PriorConsultation { PiaId = pia.PiaId, VersionNumber = 9 };
        asked.Record(new DateOnly(2026, 3, 2), [ConsultationContent.Assessment], null, null);
        asked.Suspend(new DateOnly(2026, 3, 9), "Floor plans");
        db.PriorConsultations.Add(asked);
        var published = new PiaPublication
        {
            PiaId = pia.PiaId,
            VersionNumber = 1,
            ContentHash = "",
            IsPublished = true,
            NamesPeople = false,
            DecidedById = pia.ProjectLeadId,
            DecidedAt = app.Clock.Now,
            Title = pia.Title,
            ServiceArea = "",
            InitialLevel = null,
            ResidualLevel = null,
            ApprovedAt = app.Clock.Now,
            Paper = "{}",
            PaperSha256 = "",
        };
        db.PiaPublications.Add(published);
        db.PiaWithheld.Add(new PiaWithheld { PiaPublicationId = published.PiaPublicationId, Part = "aim", Reason = "Security" });
        db.OpenDataChoices.Add(new OpenDataChoice { OffersPias = true });
        await db.SaveChangesAsync(Token);

        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Where(t => t.StartsWith("Pia", StringComparison.Ordinal)))
        {
#pragma warning disable EF1002 // names of our own tables
            Assert.NotEqual((table, 0), (table, (await db.Database.SqlQueryRaw<int>($"SELECT CAST(COUNT(*) AS int) AS \"Value\" FROM \"{table}\"").ToListAsync(Token))[0]));
#pragma warning restore EF1002
        }
    });

    private static async Task AssertCleanAsync(TestApp app)
    {
        Assert.Empty(FilesIn(app, "evidence"));
        Assert.Empty(FilesIn(app, "packs"));
        await app.WithDbAsync(async db =>
        {
            var left = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct())
            {
#pragma warning disable EF1002 // names of our own tables
                left[table] = (await db.Database.SqlQueryRaw<int>($"SELECT CAST(COUNT(*) AS int) AS \"Value\" FROM \"{table}\"").ToListAsync(Token))[0];
#pragma warning restore EF1002
            }

            string[] stays =
            [
                "Frameworks", "Requirements", "RequirementSuccessors", "CommonControls", "Mappings", "CatalogueLoads",
                "Controls", "Reviews", "ChangeHistory", "HistoryHead", "HistoryCheckpoints", "RecurringJobs",
            ];
            Assert.All(left.Where(t => !stays.Contains(t.Key)), t => Assert.Equal((t.Key, 0), (t.Key, t.Value)));
            Assert.Equal((120, 120), (left["Controls"], left["Reviews"]));
            Assert.Equal(0, await db.Controls.CountAsync(c => c.OwnerId != null || c.EvidenceCount > 0 || c.LastReviewedOn != null, Token));
            Assert.Equal(0, await db.EvidenceNumbersMatching(["report"]).CountAsync(Token));
            await app.Services.GetRequiredService<Web.Security.SetupToken>().RefreshAsync(db, Token);
        });

        using var visitor = app.Visitor();
        var page = await visitor.GetAsync($"/setup?token={app.Services.GetRequiredService<Web.Security.SetupToken>().Value}", Token);
        Assert.Equal((HttpStatusCode.OK, "/setup"), (page.Status, page.Path.Split('?')[0]));
    }

    /// <summary>Everything about the council that does not come from the clock (as assessments and their evidence do, made today), the password hasher or the catalogue's own keys.</summary>
    private static Task<string> PortraitAsync(TestApp app) => app.WithDbAsync(async db =>
    {
        List<string> lines =
        [
            .. (await db.People.AsNoTracking().Include(p => p.Roles).ToListAsync(Token)).Select(p =>
                $"{p.Id} {p.Name} {p.Email} {p.JobTitle} {p.AccessEndsOn:O} {string.Join(',', p.Roles.Select(r => r.Role).Order())}"),
            .. (await db.Controls.AsNoTracking().ToListAsync(Token)).Select(c =>
                $"{c.Code} {c.OwnerId} {c.DeputyId} {c.Status} {c.IsApplicable} {c.NextReviewDueOn:O} {c.EvidencedUntil:O} {c.EvidenceCount}"),
            .. (await db.Pias.AsNoTracking().ToListAsync(Token)).Select(p =>
                $"{p.Code} {p.Title} {p.State} {p.ProjectLeadId} {p.InformationAssetOwnerId} {p.InitialLevel} {p.ResidualLevel} {p.NextReviewOn:O}"),
            .. (await db.EvidenceOfRecords.AsNoTracking().Select(r => r.EvidenceItem!).ToListAsync(Token)).Select(e => $"{e.Code} {e.Title} {e.ExpiresOn:O}"),
            .. (await db.EvidenceItems.AsNoTracking().Where(e => !db.EvidenceOfRecords.Any(r => r.EvidenceItemId == e.EvidenceItemId)).ToListAsync(Token)).Select(e =>
                $"{e.EvidenceItemId} {e.Code} {e.Title} {e.LoggedAt:O} {e.LoggedById} {e.ExpiresOn:O} {e.Marking} {e.WithdrawnAt:O} {e.SearchText}"),
            .. (await db.EvidenceFiles.AsNoTracking().ToListAsync(Token)).Select(f =>
                $"{f.EvidenceRevisionId} {f.Position} {f.FileName} {f.Length} {f.Sha256}"),
            .. (await db.Reviews.AsNoTracking().ToListAsync(Token)).Select(r =>
                $"{r.ReviewId} {r.DueOn:O} {r.CompletedAt:O} {r.CompletedById} {r.Outcome} {r.Note}"),
            .. (await db.QueuedEmails.AsNoTracking().ToListAsync(Token)).Select(m => $"{m.ToAddress} {m.Subject} {(m.Kind == DigestEmail.Kind ? m.SentAt : null):O} {m.LastAnswer}"),
        ];
        lines.Sort(StringComparer.Ordinal);
        Assert.True(lines.Count > 2000, lines.Count.ToString(CultureInfo.InvariantCulture));
        return string.Join('\n', lines);
    });

    private static Task<int> RemoveAsync(TestApp app) => app.WithAsync<RemoveDemo, int>(remove => remove.ExecuteAsync(Token));

    private static async Task AssertSeedRefusedAsync(TestApp app, string because) => Assert.Contains(
        because, (await Assert.ThrowsAsync<DemoRefusedException>(() => SeededCouncils.SeedAsync(app, Token))).Message, StringComparison.Ordinal);

    private static async Task AssertRemoveRefusedAsync(TestApp app, string because) => Assert.Contains(
        because, (await Assert.ThrowsAsync<DemoRefusedException>(() => RemoveAsync(app))).Message, StringComparison.Ordinal);

    private static string[] FilesIn(TestApp app, string folder)
    {
        var path = Path.Combine(app.DataFolder, folder);
        return Directory.Exists(path) ? Directory.GetFiles(path, "*", SearchOption.AllDirectories) : [];
    }

    /// <summary>Gives the last person of the first try the address of another, so that the database refuses half-way.</summary>
    private sealed class NormalizerThatLosesHeart : ILookupNormalizer
    {
        public bool HasHeart { get; set; }

        public string? NormalizeName(string? name) => name?.ToUpperInvariant();

        public string? NormalizeEmail(string? email) => HasHeart ? email?.ToUpperInvariant() : "SAME@DEMO.CYBERGOV.EXAMPLE";
    }
}
