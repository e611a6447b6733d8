using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.IntegrationTests.Reviews;
using CyberGov.Testing;
using CyberGov.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Hosting;

/// <summary>Several nodes on one PostgreSQL, started at the same moment, as after an upgrade.</summary>
public sealed class NodesStartTogetherTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_control_gets_one_review_and_every_node_starts()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Postgres, Token);
        await app.ForgetReviewsAsync(Token);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.WithAsync<CatalogueLoader, bool>(async l => (await l.ExecuteAsync(Token)).IsGood)));

        var controls = await app.WithDbAsync(db => db.Controls.InForce().CountAsync(Token));
        Assert.Equal(controls, await app.WithDbAsync(db => db.Reviews.CountAsync(r => r.CompletedAt == null, Token)));
    }

    [Fact]
    public async Task One_that_fails_keeps_nobody_waiting()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Postgres, Token);

        await Assert.ThrowsAsync<InvalidDataException>(() => app.WithDbAsync(db => db.InTurnAsync<bool>(() => throw new InvalidDataException(), Token)));

        Assert.Equal(0, await app.WithDbAsync(db => db.Database
            .SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""")
            .SingleAsync(Token)));
    }
}
