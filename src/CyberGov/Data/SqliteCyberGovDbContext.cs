using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CyberGov.Data;

public sealed class SqliteCyberGovDbContext(DbContextOptions<SqliteCyberGovDbContext> options) : CyberGovDbContext(options)
{
    private const int MostWordsOfABeginning = 64;

    public override IQueryable<long> EvidenceNumbersMatching(IReadOnlyCollection<string> words) => Database.SqlQuery<IndexedText>(
        FormattableStringFactory.Create(
            "SELECT rowid AS Number FROM EvidenceSearch WHERE EvidenceSearch MATCH " + string.Join(" || ' AND ' || ", words.Select((_, i) => Beginning(i))),
            [.. words]))
        .Select(text => text.Number);

    public override IQueryable<long> PiaNumbersMatching(IReadOnlyCollection<string> words)
    {
        var beginnings = string.Join(" AND ", words.Select(w => $"\"{w}\"*"));
        return Database.SqlQuery<IndexedText>($"SELECT rowid AS Number FROM PiaSearch WHERE PiaSearch MATCH {beginnings}").Select(text => text.Number);
    }

    public override IQueryable<string> ControlCodesMatching(IReadOnlyCollection<string> words)
    {
        var asked = string.Join(' ', words);
        return Database.SqlQuery<string>(
            $"""
            SELECT control."Code" AS "Value"
            FROM "Controls" control JOIN "CommonControls" common ON common."CommonControlId" = control."CommonControlId"
            WHERE words_are_found_in(control."Code" || ' ' || control."Title" || ' ' || common."Objective", {asked})
            """);
    }

    public override IQueryable<string> RecordCodesMatching(IReadOnlyCollection<string> words)
    {
        var asked = string.Join(' ', words);
        return Database.SqlQuery<string>(
            $"""SELECT "Code" AS "Value" FROM "InformationRecords" WHERE words_are_found_in("Code" || ' ' || "Name", {asked})""");
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(SearchFunction.Instance);

    /// <summary>
    /// The words of the index that begin so, each by itself: of whole words the index gives the newest first and stops when
    /// enough are found, whereas for a beginning it gathers everything that has it. Where the words are many it is asked for the beginning.
    /// </summary>
    private static string Beginning(int word) =>
        $$"""
        coalesce(
            (SELECT CASE WHEN count(*) BETWEEN 1 AND {{MostWordsOfABeginning}} THEN '("' || group_concat(Word, '" OR "') || '")' END
             FROM (SELECT Word FROM EvidenceSearchWords WHERE Word >= {{{word}}} AND Word < {{{word}}} || char(1114111) LIMIT {{MostWordsOfABeginning + 1}})),
            '"' || {{{word}}} || '"*')
        """;

    /// <summary>With a column of its own, so that it is ordered by as it stands; EF Core would cast a bare number first and lose the index's order.</summary>
    private sealed record IndexedText(long Number);
}

/// <summary>Teaches each connection how <see cref="SearchWords"/> finds words in a text that no index holds.</summary>
internal sealed class SearchFunction : DbConnectionInterceptor
{
    public static SearchFunction Instance { get; } = new();

    public override DbConnection ConnectionCreated(ConnectionCreatedEventData eventData, DbConnection result)
    {
        ((SqliteConnection)result).CreateFunction(
            "words_are_found_in", (string text, string asked) => SearchWords.AreFoundIn(text, asked.Split(' ')), isDeterministic: true);
        return result;
    }
}

internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteCyberGovDbContext>
{
    public SqliteCyberGovDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCyberGovDbContext>().UseSqlite("Data Source=design-time.db").Options);
}
