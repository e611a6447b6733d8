using CyberGov.Benchmarks.Serving;
using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Reviews;
using CyberGov.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Benchmarks.Council;

/// <summary>
/// A large council after ten years: 120 controls, 800 people, 24,000 evidence items with 50,000 revisions and a gigabyte of
/// files, every review of every control, and the history of it all. The same in every run of one day.
/// </summary>
internal static class BigCouncil
{
    public const string OfficerEmail = "officer@borsetshire.gov.uk";
    public const string AuditorEmail = "auditor@borsetshire.gov.uk";

    /// <summary>Owns two controls.</summary>
    public const string OwnerEmail = "owner@borsetshire.gov.uk";
    public const string Password = "correct horse battery";

    /// <summary>One kind of evidence in twelve, in one month of the year.</summary>
    public const string RareSearch = "patch+report+march";

    /// <summary>Two kinds of evidence in twelve, and what serves controls that are called so.</summary>
    public const string CommonSearch = "review";

    private const int Years = 10;

    public static async Task BuildAsync(string dataFolder, CancellationToken cancellationToken)
    {
        await WithDatabaseAsync(dataFolder, FillAsync, cancellationToken);
        StoredFiles.WriteAll(Path.Combine(dataFolder, "evidence"));
    }

    /// <summary>The same people and controls with so many evidence records and nothing else: no bytes, no reviews, no history.</summary>
    public static Task BuildRecordsAsync(string dataFolder, int items, CancellationToken cancellationToken) => WithDatabaseAsync(
        dataFolder,
        async (db, staff, ids, end, token) =>
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA cache_size = -2000000; PRAGMA synchronous = OFF;", token);
            await EvidenceRecords.FillAsync(db, staff, ids, end.AddYears(-Years), end, items, token);
        },
        cancellationToken);

    /// <summary>The same people with so many assessments and nothing else: no history.</summary>
    public static Task BuildPiasAsync(string dataFolder, int pias, CancellationToken cancellationToken) => WithDatabaseAsync(
        dataFolder, (db, staff, ids, end, token) => BigPias.FillAsync(db, staff, ids, end.AddYears(-Years), end, pias, token), cancellationToken);

    private static async Task WithDatabaseAsync(
        string dataFolder,
        Func<CyberGovDbContext, BigStaff, PastIds, DateTimeOffset, CancellationToken, Task> fill,
        CancellationToken cancellationToken)
    {
        await using var app = CyberGovHost.Build(Server.Settings(dataFolder));
        await Startup.PrepareAsync(app.Services, cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CyberGovDbContext>();
        var end = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();

        var ids = new PastIds(20160101);
        var staff = new BigStaff(ids, end.AddYears(-Years));
        var passwords = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Person>>();
        foreach (var person in (Person[])[staff.Officer, staff.Auditor, staff.OwnerOf(0)])
        {
            person.PasswordHash = passwords.HashPassword(person, Password);
        }

        await db.Database.OpenConnectionAsync(cancellationToken);
        await fill(db, staff, ids, end, cancellationToken);
    }

    /// <summary>The council itself, its people, and who looks after which control; call it inside the transaction.</summary>
    public static async Task<List<Control>> SettleAsync(
        CyberGovDbContext db, BigStaff staff, DateTimeOffset start, CancellationToken cancellationToken)
    {
        db.Organisations.Add(new Organisation { Name = "Borsetshire District Council", Nation = Nation.England, SetUpAt = start });
        await db.SaveChangesAsync(cancellationToken);
        db.InsertAll(staff.Areas);
        db.InsertAll(staff.People);
        db.InsertAll(staff.Roles);

        var controls = await db.Controls.OrderBy(c => c.Code).ToListAsync(cancellationToken);
        foreach (var (number, control) in controls.Index())
        {
            control.Assign(staff.OwnerOf(number).Id, staff.DeputyOf(number).Id, staff.AreaOf(number).ServiceAreaId);
        }

        return controls;
    }

    private static async Task FillAsync(
        CyberGovDbContext db, BigStaff staff, PastIds ids, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var start = end.AddYears(-Years);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var controls = await SettleAsync(db, staff, start, cancellationToken);
        var history = new PastHistory(ids, await db.HistoryHeads.AsNoTracking().SingleAsync(cancellationToken));

        var evidence = new PastEvidence(staff, controls, ids, start, end, EvidenceScale.Usual);
        List<EvidenceItem> items = [.. evidence.All()];
        InsertEvidence(db, items, history);
        db.InsertAll(evidence.Sequences());
        Summarise(controls, items);

        await db.Reviews.ExecuteDeleteAsync(cancellationToken);
        InsertReviews(db, controls, items, new PastReviews(staff, ids, UkTime.DateIn(start), UkTime.DateIn(end)), history);
        await history.FinishAsync(db, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static void InsertEvidence(CyberGovDbContext db, List<EvidenceItem> items, PastHistory history)
    {
        db.InsertAll(items);
        db.InsertAll(items.SelectMany(i => i.Revisions));
        db.InsertAll(items.SelectMany(i => i.Revisions).SelectMany(r => r.Files));
        db.InsertAll(items.SelectMany(i => i.Controls));
        db.InsertAll(items.Select(i => history.Added(i, i.EvidenceItemId, i.LoggedById, i.LoggedAt)));
        db.InsertAll(items.SelectMany(i => i.Controls).Select(l => history.Added(l, l.EvidenceItemId, l.AttachedById, l.AttachedAt)));
        db.InsertAll(items.SelectMany(i => i.Revisions).Select(r => history.Added(r, r.EvidenceRevisionId, r.RevisedById, r.RevisedAt)));
        db.InsertAll(items.SelectMany(i => i.Revisions)
            .SelectMany(r => r.Files, (r, f) => history.Added(f, f.EvidenceFileId, r.RevisedById, r.RevisedAt)));
    }

    /// <summary>What Evidence keeps on each control, so that registers need not count.</summary>
    private static void Summarise(List<Control> controls, List<EvidenceItem> items)
    {
        var standing = items.Where(i => i.WithdrawnAt is null)
            .SelectMany(i => i.Controls, (item, link) => (link.ControlId, Until: item.ExpiresOn ?? DateOnly.MaxValue))
            .ToLookup(l => l.ControlId, l => l.Until);
        foreach (var control in controls.Where(c => standing.Contains(c.ControlId)))
        {
            control.RecordEvidence(standing[control.ControlId].Count(), standing[control.ControlId].Max());
        }
    }

    private static void InsertReviews(
        CyberGovDbContext db, List<Control> controls, List<EvidenceItem> items, PastReviews past, PastHistory history)
    {
        var revisions = items.SelectMany(i => i.Controls, (item, link) => (link.ControlId, item.Revisions[0])).ToLookup(l => l.ControlId, l => l.Item2);
        foreach (var (number, control) in controls.Index())
        {
            var reviews = past.Of(control, number);
            control.NextReviewDueOn = reviews[^1].DueOn;
            db.InsertAll(reviews);
            db.InsertAll(reviews.Select(r => history.Added(r, r.ReviewId, r.CompletedById, r.CompletedAt ?? UkTime.At(r.CreatedOn, TimeOnly.MinValue))));

            var looks = revisions[control.ControlId].ToList();
            db.InsertAll(reviews.Where(r => r.CompletedAt is not null).SelectMany((r, n) => looks
                .Skip(n * 2 % Math.Max(1, looks.Count)).Take(2)
                .Select(seen => new ReviewEvidence { ReviewId = r.ReviewId, EvidenceRevisionId = seen.EvidenceRevisionId })));
        }
    }
}
