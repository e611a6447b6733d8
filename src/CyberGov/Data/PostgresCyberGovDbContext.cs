using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CyberGov.Data;

public sealed class PostgresCyberGovDbContext(DbContextOptions<PostgresCyberGovDbContext> options) : CyberGovDbContext(options)
{
    public override IQueryable<long> EvidenceNumbersMatching(IReadOnlyCollection<string> words) => Database.SqlQuery<long>(
        $"""SELECT "Number" AS "Value" FROM "EvidenceItems" WHERE to_tsvector('simple', "SearchText") @@ to_tsquery('simple', {Query(words)})""");

    public override IQueryable<long> PiaNumbersMatching(IReadOnlyCollection<string> words) => Database.SqlQuery<long>(
        $"""SELECT "Number" AS "Value" FROM "Pias" WHERE to_tsvector('simple', "SearchText") @@ to_tsquery('simple', {Query(words)})""");

    public override IQueryable<string> ControlCodesMatching(IReadOnlyCollection<string> words) => Database.SqlQuery<string>(
        FormattableStringFactory.Create(
            $$"""
            SELECT control."Code" AS "Value"
            FROM "Controls" control JOIN "CommonControls" common ON common."CommonControlId" = control."CommonControlId"
            WHERE {{Holding("control.\"Code\" || ' ' || control.\"Title\" || ' ' || common.\"Objective\"")}}
            """,
            Query(words)));

    public override IQueryable<string> RecordCodesMatching(IReadOnlyCollection<string> words) => Database.SqlQuery<string>(
        FormattableStringFactory.Create(
            $$"""SELECT "Code" AS "Value" FROM "InformationRecords" WHERE {{Holding("\"Code\" || ' ' || \"Name\"")}}""", Query(words)));

    /// <summary>Cut as <see cref="SearchWords"/> does: accents off, and nothing but letters and digits, which the parser would read more into.</summary>
    private static string Holding(string text) =>
        $$"""
        to_tsvector('simple', regexp_replace(regexp_replace(lower(normalize({{text}}, NFD)), '[\u0300-\u036f]+', '', 'g'), '[^[:alnum:]]+', ' ', 'g'))
            @@ to_tsquery('simple', {0})
        """;

    private static string Query(IReadOnlyCollection<string> words) => string.Join(" & ", words.Select(w => $"{w}:*"));
}

internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresCyberGovDbContext>
{
    public PostgresCyberGovDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresCyberGovDbContext>().UseNpgsql("Host=design-time").Options);
}
