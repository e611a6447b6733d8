using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CyberGov.Data;

public sealed class SqliteCyberGovDbContext(DbContextOptions<SqliteCyberGovDbContext> options) : CyberGovDbContext(options)
{
    public override IQueryable<long> EvidenceNumbersMatching(IReadOnlyCollection<string> words)
    {
        var query = string.Join(' ', words.Select(w => $"\"{w}\"*"));
        return Database.SqlQuery<long>($"SELECT rowid AS Value FROM EvidenceSearch WHERE EvidenceSearch MATCH {query}");
    }
}

internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteCyberGovDbContext>
{
    public SqliteCyberGovDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCyberGovDbContext>().UseSqlite("Data Source=design-time.db").Options);
}
