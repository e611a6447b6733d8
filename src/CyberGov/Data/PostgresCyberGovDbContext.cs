using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CyberGov.Data;

public sealed class PostgresCyberGovDbContext(DbContextOptions<PostgresCyberGovDbContext> options) : CyberGovDbContext(options)
{
    public override IQueryable<long> EvidenceNumbersMatching(IReadOnlyCollection<string> words) => Database.SqlQuery<long>(
        $"""SELECT "Number" AS "Value" FROM "EvidenceItems" WHERE to_tsvector('simple', "SearchText") @@ to_tsquery('simple', {Query(words)})""");

    public override IQueryable<long> PiaNumbersMatching(IReadOnlyCollection<string> words) => Database.SqlQuery<long>(
        $"""SELECT "Number" AS "Value" FROM "Pias" WHERE to_tsvector('simple', "SearchText") @@ to_tsquery('simple', {Query(words)})""");

    private static string Query(IReadOnlyCollection<string> words) => string.Join(" & ", words.Select(w => $"{w}:*"));
}

internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresCyberGovDbContext>
{
    public PostgresCyberGovDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresCyberGovDbContext>().UseNpgsql("Host=design-time").Options);
}
