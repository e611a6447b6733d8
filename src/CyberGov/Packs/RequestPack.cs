using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Packs;

/// <summary>What a person asks a pack to hold.</summary>
public sealed record PackRequest
{
    /// <summary>Null means every framework.</summary>
    public required Guid? FrameworkId { get; init; }

    public required DateOnly? PeriodFrom { get; init; }

    public required DateOnly? PeriodTo { get; init; }

    public required bool IncludesFiles { get; init; }

    /// <summary>Everything that stops the pack: the field, and a sentence that says how to mend it.</summary>
    public IEnumerable<PackFault> Faults(DateOnly today)
    {
        if (PeriodFrom is null)
        {
            yield return new(nameof(PeriodFrom), "Enter the first day of the period");
        }

        if (PeriodTo is null)
        {
            yield return new(nameof(PeriodTo), "Enter the last day of the period");
        }

        if (PeriodTo > today)
        {
            yield return new(nameof(PeriodTo), "The last day of the period must be today or in the past");
        }

        if (PeriodTo < PeriodFrom)
        {
            yield return new(nameof(PeriodTo), "The last day of the period must be the same as or after the first");
        }
    }
}

/// <summary>One field of the form and what is wrong with it.</summary>
public sealed record PackFault(string Field, string Message);

/// <summary>Puts a pack on order: its record and the work that builds it are saved together.</summary>
public sealed class RequestPack(CyberGovDbContext db, TimeProvider time)
{
    private const string CodePrefix = "PACK";

    /// <returns>The pack's code, or null when there is no such framework for this person.</returns>
    public async Task<string?> ExecuteAsync(PackRequest request, Viewer viewer, CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        if (request.Faults(today).FirstOrDefault() is { } fault)
        {
            throw new InvalidOperationException($"A pack cannot be built: {fault.Field}: {fault.Message}.");
        }

        if (!viewer.MayBuildPacks || !await IsFrameworkInForceAsync(request.FrameworkId, cancellationToken))
        {
            return null;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var code = await db.NextCodeAsync(CodePrefix, today.Year, cancellationToken);
        var packId = Guid.CreateVersion7();
        var job = new QueuedJob
        {
            Kind = BuildPackJob.JobKind,
            SubjectId = packId,
            RequestedById = viewer.PersonId,
            QueuedAt = time.GetUtcNow(),
        };
        db.QueuedJobs.Add(job);
        db.Packs.Add(new Pack
        {
            PackId = packId,
            Number = code.Number,
            Code = code.Code,
            FrameworkId = request.FrameworkId,
            PeriodFrom = request.PeriodFrom!.Value,
            PeriodTo = request.PeriodTo!.Value,
            IncludesFiles = request.IncludesFiles,
            RequestedById = viewer.PersonId,
            RequestedAt = job.QueuedAt,
            QueuedJobId = job.QueuedJobId,
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return code.Code;
    }

    private async Task<bool> IsFrameworkInForceAsync(Guid? frameworkId, CancellationToken cancellationToken) =>
        frameworkId is null
        || await db.Frameworks.AnyAsync(f => f.FrameworkId == frameworkId && f.RetiredAt == null, cancellationToken);
}
