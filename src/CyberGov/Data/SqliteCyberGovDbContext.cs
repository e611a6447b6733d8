using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CyberGov.Data;

public sealed class SqliteCyberGovDbContext(DbContextOptions<SqliteCyberGovDbContext> options) : CyberGovDbContext(options)
{
    public override IQueryable<long> EvidenceNumbersMatching(IReadOnlyCollection<string> words) => Database.SqlQuery<long>(
        $"SELECT rowid AS Value FROM EvidenceSearch WHERE EvidenceSearch MATCH {Query(words)}");

    public override IQueryable<long> EvidenceNumbersMatching(IReadOnlyCollection<string> words, bool descending, int most) =>
        descending
            ? Database.SqlQuery<long>(
                $"SELECT rowid AS Value FROM EvidenceSearch WHERE EvidenceSearch MATCH {Query(words)} ORDER BY rowid DESC LIMIT {most}")
            : Database.SqlQuery<long>(
                $"SELECT rowid AS Value FROM EvidenceSearch WHERE EvidenceSearch MATCH {Query(words)} ORDER BY rowid LIMIT {most}");

    private static string Query(IReadOnlyCollection<string> words) => string.Join(' ', words.Select(w => $"\"{w}\"*"));
}

internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteCyberGovDbContext>
{
    public SqliteCyberGovDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCyberGovDbContext>().UseSqlite("Data Source=design-time.db").Options);
}
