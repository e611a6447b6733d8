using CyberGov.Catalogue;
using CyberGov.Data;
using CyberGov.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;

namespace CyberGov.IntegrationTests.Catalogue;

public sealed class CatalogueSyncTests : IAsyncLifetime
{
    private const string Essentials = "frameworks/cyber-essentials-3.3.yaml";
    private const string EssentialsMappings = "mappings/cyber-essentials-3.3.yaml";
    private const string Malware = "library/MAL-malware.yaml";
    private const string Successors = "successors/ten-steps-2012-to-2021.yaml";

    private readonly string _database = Path.Combine(Path.GetTempPath(), $"cybergov-{Guid.CreateVersion7()}.db");
    private readonly CatalogueCopy _catalogue = new();
    private readonly QueryCounter _queries = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var db = NewContext();
        await db.Database.MigrateAsync(Cancellation);
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        File.Delete(_database);
        _catalogue.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_first_sync_stores_the_whole_catalogue()
    {
        var result = await SyncAsync();

        await using var db = NewContext();
        Assert.True(result.IsGood);
        Assert.Equal(10 + 636 + 120 + 820 + 120, result.Added);
        Assert.Equal(result.Added, result.RowsChanged);
        Assert.Equal(10, await db.Frameworks.CountAsync(Cancellation));
        Assert.Equal(553, await db.Requirements.CountAsync(r => r.IsAssessable, Cancellation));
        Assert.Equal(83, await db.Requirements.CountAsync(r => !r.IsAssessable, Cancellation));
        Assert.Equal(120, await db.CommonControls.CountAsync(Cancellation));
        Assert.Equal(820, await db.Mappings.CountAsync(Cancellation));
        Assert.Equal(120, await db.RequirementSuccessors.CountAsync(Cancellation));
    }

    [Fact]
    public async Task A_requirement_is_stored_as_its_file_says_it()
    {
        await SyncAsync();

        await using var db = NewContext();
        var requirement = await db.Requirements
            .Include(r => r.Parent!.Parent)
            .Include(r => r.Framework)
            .SingleAsync(r => r.Code == "A1.b", Cancellation);

        Assert.Equal("CAF4", requirement.Framework!.Code);
        Assert.Equal("A1", requirement.Parent!.Code);
        Assert.Equal("A", requirement.Parent.Parent!.Code);
        Assert.Equal("Roles and Responsibilities", requirement.Title);
        Assert.Equal("Senior Information Risk Owner", requirement.OwnerRole);
        Assert.Equal(["role descriptions", "RACI"], requirement.EvidenceExamples);
        Assert.Equal(12, requirement.ReviewMonths);
    }

    [Fact]
    public async Task A_second_sync_of_the_same_files_changes_nothing_and_costs_one_query()
    {
        await SyncAsync();
        _queries.Count = 0;

        var second = await SyncAsync();

        Assert.Equal(0, second.RowsChanged);
        Assert.Equal(1, _queries.Count);
        await using var db = NewContext();
        Assert.Equal(1, await db.CatalogueLoads.CountAsync(Cancellation));
    }

    [Fact]
    public async Task Files_that_differ_only_in_remarks_change_no_row()
    {
        await SyncAsync();
        _catalogue.Replace(Malware, "domain:", "# a remark\ndomain:");

        var result = await SyncAsync();

        Assert.True(result.IsGood);
        Assert.Equal(0, result.RowsChanged);
    }

    [Fact]
    public async Task A_changed_title_changes_one_row()
    {
        await SyncAsync();
        _catalogue.Replace(Essentials, "title: Remove old rules", "title: Take out old rules");

        var result = await SyncAsync();

        Assert.Equal((0, 1, 0), (result.Added, result.Changed, result.Retired));
        await using var db = NewContext();
        Assert.Equal("Take out old rules", (await db.Requirements.SingleAsync(r => r.Code == "CE-1.5", Cancellation)).Title);
    }

    [Fact]
    public async Task A_changed_list_and_a_changed_relationship_change_one_row_each()
    {
        await SyncAsync();
        _catalogue.Replace(Malware, "    evidence:\n", "    evidence:\n      - weekly coverage chart\n");
        _catalogue.Replace(EssentialsMappings, "relationship: supports", "relationship: contributes");

        var result = await SyncAsync();

        Assert.Equal((0, 2, 0), (result.Added, result.Changed, result.Retired));
        await using var db = NewContext();
        var control = await db.CommonControls.SingleAsync(c => c.Code == "MAL-01", Cancellation);
        Assert.Equal("weekly coverage chart", control.EvidenceExamples[0]);
    }

    [Fact]
    public async Task A_removed_requirement_is_retired_with_its_mappings_and_comes_back_as_the_same_row()
    {
        await SyncAsync();
        var requirementId = await RequirementIdAsync("CE-5.3");
        var (framework, mappings) = (_catalogue.Read(Essentials), _catalogue.Read(EssentialsMappings));

        _catalogue.Write(Essentials, framework[..framework.IndexOf("      - ref: CE-5.3", StringComparison.Ordinal)]);
        _catalogue.Write(EssentialsMappings, mappings[..mappings.IndexOf("  CE-5.3:", StringComparison.Ordinal)]);
        var removed = await SyncAsync();

        Assert.Equal((0, 0, 2), (removed.Added, removed.Changed, removed.Retired));
        await using (var db = NewContext())
        {
            Assert.NotNull((await db.Requirements.SingleAsync(r => r.Code == "CE-5.3", Cancellation)).RetiredAt);
            Assert.NotNull((await db.Mappings.SingleAsync(m => m.RequirementId == requirementId, Cancellation)).RetiredAt);
        }

        _catalogue.Write(Essentials, framework);
        _catalogue.Write(EssentialsMappings, mappings);
        var returned = await SyncAsync();

        Assert.Equal((0, 2, 0), (returned.Added, returned.Changed, returned.Retired));
        await using (var db = NewContext())
        {
            Assert.Null((await db.Requirements.SingleAsync(r => r.RequirementId == requirementId, Cancellation)).RetiredAt);
            Assert.Equal(0, await db.Mappings.CountAsync(m => m.RetiredAt != null, Cancellation));
        }
    }

    [Fact]
    public async Task A_framework_that_is_taken_out_is_retired_with_all_it_holds_and_only_once()
    {
        await SyncAsync();
        File.Delete(Path.Combine(_catalogue.Folder, Essentials));
        File.Delete(Path.Combine(_catalogue.Folder, EssentialsMappings));

        var first = await SyncAsync();
        _catalogue.Replace(Malware, "domain:", "# a remark\ndomain:");
        var second = await SyncAsync();

        Assert.Equal((0, 0, 1 + 34 + 42), (first.Added, first.Changed, first.Retired));
        Assert.True(second.IsGood);
        Assert.Equal(0, second.RowsChanged);
    }

    [Fact]
    public async Task A_successor_that_is_withdrawn_goes()
    {
        await SyncAsync();
        _catalogue.Replace(Successors, "TS12-1.1: [TS21-1.1]", "TS12-1.1: []");

        var result = await SyncAsync();

        await using var db = NewContext();
        Assert.Equal((0, 0, 1), (result.Added, result.Changed, result.Retired));
        Assert.Equal(119, await db.RequirementSuccessors.CountAsync(Cancellation));
    }

    [Fact]
    public async Task Files_with_a_problem_change_nothing_and_the_problem_is_kept_for_the_administrator()
    {
        await SyncAsync();
        var line = _catalogue.LineOf(Essentials, "review_months: 12");
        _catalogue.Replace(Essentials, "review_months: 12", "review_months: 13");
        _catalogue.Replace(Essentials, "title: Remove old rules", "title: Take out old rules");

        var result = await SyncAsync();

        var problem = $"{Essentials}:{line}: 'review_months' is '13'. Use 1, 3, 6, 12 or 24.";
        Assert.Equal([problem], result.Problems);
        Assert.Equal(0, result.RowsChanged);
        await using var db = NewContext();
        Assert.Equal("Remove old rules", (await db.Requirements.SingleAsync(r => r.Code == "CE-1.5", Cancellation)).Title);
        var loads = await new CatalogueLoadsQuery(db).ExecuteAsync(Cancellation);
        Assert.Equal([problem], loads.LastAttempt!.Problems);
        Assert.False(loads.LastAttempt.IsGood);
        Assert.True(loads.LastGood!.IsGood);
        Assert.NotEqual(loads.LastGood.Digest, loads.LastAttempt.Digest);
    }

    [Fact]
    public async Task The_same_broken_files_are_recorded_once_and_mending_them_loads_them()
    {
        await SyncAsync();
        var good = _catalogue.Read(Essentials);
        _catalogue.Write(Essentials, "\tbroken");

        var first = await SyncAsync();
        var second = await SyncAsync();
        _catalogue.Write(Essentials, good);
        var third = await SyncAsync();

        Assert.Equal(first.Problems, second.Problems);
        Assert.Single(second.Problems);
        Assert.True(third.IsGood);
        Assert.Equal(0, third.RowsChanged);
        await using var db = NewContext();
        Assert.Equal(
            [true, false, true],
            await db.CatalogueLoads.OrderBy(l => l.CatalogueLoadId).Select(l => l.IsGood).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Two_nodes_that_start_together_load_the_catalogue_once()
    {
        await Task.WhenAll(SyncAsync(), SyncAsync());

        await using var db = NewContext();
        Assert.Equal(10, await db.Frameworks.CountAsync(Cancellation));
        Assert.Equal(820, await db.Mappings.CountAsync(Cancellation));
    }

    private async Task<CatalogueSyncResult> SyncAsync()
    {
        await using var db = NewContext();
        var sync = new CatalogueSync(db, TimeProvider.System, NullLogger<CatalogueSync>.Instance);
        return await sync.ExecuteAsync(_catalogue.Folder, Cancellation);
    }

    private async Task<Guid> RequirementIdAsync(string code)
    {
        await using var db = NewContext();
        return (await db.Requirements.SingleAsync(r => r.Code == code, Cancellation)).RequirementId;
    }

    private SqliteCyberGovDbContext NewContext() => new(
        new DbContextOptionsBuilder<SqliteCyberGovDbContext>()
            .UseSqlite($"Data Source={_database}")
            .AddInterceptors(_queries)
            .Options);

    private sealed class QueryCounter : DbCommandInterceptor
    {
        public int Count { get; set; }

        public override ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
            System.Data.Common.DbCommand command,
            CommandEventData eventData,
            InterceptionResult<System.Data.Common.DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            Count++;
            return ValueTask.FromResult(result);
        }
    }
}
