using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.Data;

/// <summary>The running number behind codes that people quote, such as EV-2026-0042; one row a prefix and year.</summary>
public sealed class CodeSequence
{
    public required string Prefix { get; init; }

    public required int Year { get; init; }

    public required int Last { get; init; }
}

/// <summary>A code and the same as one integer, which sorts.</summary>
public readonly record struct RunningCode(string Code, long Number);

internal sealed class CodeSequenceConfiguration : IEntityTypeConfiguration<CodeSequence>
{
    public void Configure(EntityTypeBuilder<CodeSequence> builder)
    {
        builder.HasKey(s => new { s.Prefix, s.Year });
        builder.Property(s => s.Prefix).HasMaxLength(10);
    }
}

public static class CodeSequences
{
    /// <summary>
    /// Takes the next code. Call it inside the transaction that saves the record: the row stays locked until then, so numbers
    /// have no gaps and no repeats.
    /// </summary>
    public static async Task<RunningCode> NextCodeAsync(
        this CyberGovDbContext db, string prefix, int year, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A code is taken inside the transaction that saves its record.");
        }

        var taken = await db.Database.SqlQuery<int>(
            $"""
            INSERT INTO "CodeSequences" ("Prefix", "Year", "Last") VALUES ({prefix}, {year}, 1)
            ON CONFLICT ("Prefix", "Year") DO UPDATE SET "Last" = "CodeSequences"."Last" + 1
            RETURNING "Last" AS "Value"
            """).ToListAsync(cancellationToken);

        return new RunningCode(
            string.Create(CultureInfo.InvariantCulture, $"{prefix}-{year}-{taken[0]:0000}"),
            (year * 1_000_000L) + taken[0]);
    }
}
