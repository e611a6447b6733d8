using CyberGov.Data;
using CyberGov.Testing;

namespace CyberGov.IntegrationTests.Data;

public sealed class CodeSequencesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Twenty_people_at_once_get_codes_without_a_gap_or_a_repeat(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);

        var codes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => TakeAsync(app, keep: true), Token)));

        Assert.Equal(
            Enumerable.Range(1, 20).Select(n => $"EV-2026-{n:0000}"),
            codes.Select(c => c.Code).Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(1, 20).Select(n => 2_026_000_000L + n), codes.Select(c => c.Number).Order());
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_code_whose_record_was_not_saved_is_given_to_the_next(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);

        await TakeAsync(app, keep: true);
        var lost = await TakeAsync(app, keep: false);
        var next = await TakeAsync(app, keep: true);

        Assert.Equal("EV-2026-0002", lost.Code);
        Assert.Equal(lost, next);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Each_prefix_and_each_year_counts_from_one(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);

        await TakeAsync(app, keep: true);

        Assert.Equal("PACK-2026-0001", (await TakeAsync(app, keep: true, "PACK")).Code);
        Assert.Equal("EV-2027-0001", (await TakeAsync(app, keep: true, "EV", 2027)).Code);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_code_is_never_taken_outside_a_transaction(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);

        await Assert.ThrowsAsync<InvalidOperationException>(() => app.WithDbAsync(db => db.NextCodeAsync("EV", 2026, Token)));
    }

    private static Task<RunningCode> TakeAsync(TestApp app, bool keep, string prefix = "EV", int year = 2026) =>
        app.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Token);
            var code = await db.NextCodeAsync(prefix, year, Token);
            if (keep)
            {
                await transaction.CommitAsync(Token);
            }

            return code;
        });
}
