using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias;

/// <summary>What is known of a project when its assessment is started.</summary>
public sealed record NewPia(
    string Title,
    Guid ServiceAreaId,
    Guid ProjectLeadId,
    Guid InformationAssetOwnerId,
    Guid? HeadOfServiceId,
    DateOnly? PlannedStartOn,
    bool IsLawEnforcement)
{
    /// <summary>Chosen when the form was shown, so that a form sent twice starts one assessment.</summary>
    public Guid PiaId { get; init; } = Guid.CreateVersion7();

    /// <summary>The code of the assessment or template it begins as a copy of.</summary>
    public string? CopyOf { get; init; }

    /// <summary>
    /// Who owns the information may be the head of service as well: either of them approves, never both. But whoever leads or advises
    /// approves nothing.
    /// </summary>
    internal void ThrowIfOneDecidesAlone(Guid? adviserId)
    {
        Guid?[] approvers = [InformationAssetOwnerId, HeadOfServiceId];
        if (approvers.Contains(ProjectLeadId) || (adviserId is not null && approvers.Contains(adviserId)))
        {
            throw new InvalidOperationException("Whoever leads a project or advises on it does not approve it.");
        }
    }

    /// <summary>Whether the answers to the screening are copied too: to screen the same thing again.</summary>
    public bool IsScreenedAgain { get; init; }
}

/// <summary>Starts an assessment with its screening.</summary>
public sealed class StartPia(CyberGovDbContext db, PiaRecord record, PiaCopies copies, TimeProvider time)
{
    public const string CodePrefix = "PIA";

    /// <returns>The code people quote, such as PIA-2026-0007; of the one that is there already when the form is sent again.</returns>
    /// <exception cref="PiaNotFoundException">This person may not start one, or someone named is not there.</exception>
    public async Task<string> ExecuteAsync(NewPia start, Viewer viewer, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(start.Title))
        {
            throw new InvalidOperationException("An assessment has a title.");
        }

        start.ThrowIfOneDecidesAlone(adviserId: null);

        var (now, today) = (time.GetUtcNow(), time.TodayInUk());
        if (!viewer.MayStartPia)
        {
            throw new PiaNotFoundException();
        }

        await db.AuthorisePiaHeadAsync(start, today, cancellationToken);
        var original = start.CopyOf is null ? null : await copies.FindAsync(start.CopyOf, viewer, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var code = await db.NextCodeAsync(CodePrefix, today.Year, cancellationToken);
        // Whoever sends the same form at the same moment waits for the number, and then finds what the first has started.
        if (await db.Pias.SingleOrDefaultAsync(p => p.PiaId == start.PiaId, cancellationToken) is { } started)
        {
            return started.StartedById == viewer.PersonId ? started.Code : throw new PiaNotFoundException();
        }

        var pia = new Pia
        {
            PiaId = start.PiaId,
            Code = code.Code,
            Number = code.Number,
            Title = start.Title.Trim(),
            ServiceAreaId = start.ServiceAreaId,
            ProjectLeadId = start.ProjectLeadId,
            InformationAssetOwnerId = start.InformationAssetOwnerId,
            HeadOfServiceId = start.HeadOfServiceId,
            PlannedStartOn = start.PlannedStartOn,
            IsLawEnforcement = start.IsLawEnforcement,
            StartedById = viewer.PersonId,
            StartedAt = now,
            CopiedFromId = original?.PiaId,
        };
        pia.Begin(now);
        db.Pias.Add(pia);
        await db.SaveChangesAsync(cancellationToken);
        if (original is not null)
        {
            await copies.FillAsync(pia, original, start.IsScreenedAgain, viewer.PersonId, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        await record.DecisionAsync(pia, null, PiaActor.ProjectLead, viewer.PersonId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return pia.Code;
    }
}

internal static class PiaHead
{
    extension(CyberGovDbContext db)
    {
        /// <exception cref="PiaNotFoundException">Someone named, or the service, is not there.</exception>
        public async Task AuthorisePiaHeadAsync(NewPia head, DateOnly today, CancellationToken cancellationToken)
        {
            Guid[] named = [head.ProjectLeadId, head.InformationAssetOwnerId, head.HeadOfServiceId ?? head.ProjectLeadId];
            var known = await db.PiaPeople(today).CountAsync(p => named.Contains(p.Id), cancellationToken);
            var serviceIsThere = await db.ServiceAreas
                .AnyAsync(s => s.ServiceAreaId == head.ServiceAreaId && s.RetiredAt == null, cancellationToken);
            if (known != named.Distinct().Count() || !serviceIsThere)
            {
                throw new PiaNotFoundException();
            }
        }

        /// <summary>Those who may have a part in an assessment: everyone who works for the council.</summary>
        public IQueryable<Person> PiaPeople(DateOnly today) => db.People.Where(p =>
            (p.LeftOn == null || p.LeftOn > today)
            && (p.AccessEndsOn == null || p.AccessEndsOn >= today)
            && p.Roles.Any(r => r.Role != CouncilRole.Auditor && r.Role != CouncilRole.Administrator));
    }
}
