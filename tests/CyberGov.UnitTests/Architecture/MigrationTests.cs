using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.UnitTests.Architecture;

public sealed class MigrationTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public void Every_change_of_the_model_has_a_migration(DatabaseProvider provider)
    {
        using CyberGovDbContext db = provider == DatabaseProvider.Sqlite
            ? new SqliteCyberGovDbContext(new DbContextOptionsBuilder<SqliteCyberGovDbContext>().UseSqlite("Data Source=unused").Options)
            : new PostgresCyberGovDbContext(new DbContextOptionsBuilder<PostgresCyberGovDbContext>().UseNpgsql("Host=unused").Options);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Both_databases_have_the_same_steps() => Assert.Equal(
        Steps("src/CyberGov/Data/Migrations/Sqlite"),
        Steps("src/CyberGov/Data/Migrations/Postgres"));

    private static IEnumerable<string> Steps(string folder) =>
        Directory.GetFiles(RepositoryFiles.PathOf(folder), "*_*.Designer.cs")
            .Select(f => Path.GetFileName(f).Split('_', 2)[1])
            .Order(StringComparer.Ordinal);
}
