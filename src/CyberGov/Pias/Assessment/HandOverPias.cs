using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.People;
using CyberGov.Pias.Risks;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Assessment;

/// <summary>
/// Parts in open assessments go to whoever takes over, but none that would make one person both write and decide: those stay.
/// </summary>
internal sealed class HandOverPias(CyberGovDbContext db, TimeProvider time) : IHandOverPart
{
    private static readonly PiaState[] Ended = [.. Enum.GetValues<PiaState>().Where(s => s.IsEnd)];

    private static readonly CouncilRole[] Leads =
    [
        CouncilRole.InformationGovernanceOfficer, CouncilRole.ControlOwner, CouncilRole.DataProtectionOfficer, CouncilRole.SeniorInformationRiskOwner,
    ];

    public IQueryable<Guid> Holders => Open.Select(p => p.ProjectLeadId)
        .Concat(Open.Select(p => p.InformationAssetOwnerId))
        .Concat(Open.Where(p => p.HeadOfServiceId != null).Select(p => p.HeadOfServiceId!.Value))
        .Concat(Open.Where(p => p.DpoReviewerId != null).Select(p => p.DpoReviewerId!.Value))
        .Concat(db.PiaTeamMembers.Where(m => Open.Any(p => p.PiaId == m.PiaId)).Select(m => m.PersonId))
        .Concat(OpenMeasures.Where(m => m.OwnerId != null).Select(m => m.OwnerId!.Value));

    private IQueryable<Pia> Open => db.Pias.Where(p => !Ended.Contains(p.State));

    private IQueryable<PiaMeasure> OpenMeasures => db.PiaRisks
        .Where(r => Open.Any(p => p.PiaId == r.PiaId && p.VersionNumber == r.VersionNumber))
        .SelectMany(r => r.Measures)
        .Where(m => m.DoneAt == null && m.AcceptedAt == null);

    public async Task<IReadOnlyList<HeldCount>> CountAsync(Guid personId, CancellationToken cancellationToken) =>
    [
        new(await Open.CountAsync(p => p.ProjectLeadId == personId, cancellationToken), "assessment led", "assessments led"),
        new(
            await Open.CountAsync(p => p.InformationAssetOwnerId == personId || p.HeadOfServiceId == personId, cancellationToken),
            "assessment as Information Asset Owner or head of service", "assessments as Information Asset Owner or head of service"),
        new(await Open.CountAsync(p => p.DpoReviewerId == personId, cancellationToken), "assessment to advise on", "assessments to advise on"),
        new(
            await db.PiaTeamMembers.CountAsync(m => m.PersonId == personId && Open.Any(p => p.PiaId == m.PiaId), cancellationToken),
            "assessment written with others", "assessments written with others"),
        new(await OpenMeasures.CountAsync(m => m.OwnerId == personId, cancellationToken), "open measure of an assessment", "open measures of assessments"),
    ];

    public async Task<HandedOver> MoveAsync(Guid fromId, Guid toId, Viewer viewer, CancellationToken cancellationToken)
    {
        var roles = await db.PiaPeople(time.TodayInUk()).Where(p => p.Id == toId)
            .SelectMany(p => p.Roles.Select(r => r.Role)).ToListAsync(cancellationToken);
        var ids = await Open
            .Where(p => p.ProjectLeadId == fromId || p.InformationAssetOwnerId == fromId || p.HeadOfServiceId == fromId || p.DpoReviewerId == fromId
                || db.PiaTeamMembers.Any(m => m.PiaId == p.PiaId && m.PersonId == fromId)
                || db.PiaRisks.Any(r => r.PiaId == p.PiaId && r.VersionNumber == p.VersionNumber
                    && r.Measures.Any(m => m.OwnerId == fromId && m.DoneAt == null && m.AcceptedAt == null)))
            .OrderBy(p => p.PiaId)
            .Select(p => p.PiaId)
            .ToListAsync(cancellationToken);
        var moved = 0;
        List<string> left = [];
        foreach (var id in ids)
        {
            var pia = await db.LockPiaAsync(id, cancellationToken);
            var parts = new PartsOfPia(db, pia, fromId, toId, viewer, roles);
            await parts.MoveAsync(cancellationToken);
            moved += parts.Moved;
            left.AddRange(parts.Left);
        }

        return new HandedOver(moved, left);
    }

    /// <summary>The parts one person has in one assessment, on their way to another.</summary>
    private sealed class PartsOfPia(
        CyberGovDbContext db, Pia pia, Guid fromId, Guid toId, Viewer viewer, IReadOnlyCollection<CouncilRole> roles)
    {
        public int Moved { get; private set; }

        public List<string> Left { get; } = [];

        private bool IsApprover => toId == pia.InformationAssetOwnerId || toId == pia.HeadOfServiceId || toId == pia.DpoReviewerId;

        public async Task MoveAsync(CancellationToken cancellationToken)
        {
            var contributors = await db.PiaContributorsAsync(pia, cancellationToken);
            var hasDecided = await HasDecidedAsync(cancellationToken);
            if (pia.ProjectLeadId == fromId && May(!IsApprover && !hasDecided, roles.Any(Leads.Contains), "leads it"))
            {
                // Whoever led it stays among its authors.
                await db.NotePiaAuthorAsync(pia, fromId, cancellationToken);
                pia.ProjectLeadId = toId;
            }

            // Once it is handed in, nobody who wrote it says who decides about it, in this way or another.
            var wrote = (pia.State.IsSubmitted && contributors.Contains(viewer.PersonId))
                || contributors.Contains(toId) || pia.ProjectLeadId == toId || await IsOfTeamAsync(toId, cancellationToken);
            if (pia.InformationAssetOwnerId == fromId && May(!wrote && toId != pia.DpoReviewerId, roles.Count > 0, "owns the information"))
            {
                pia.InformationAssetOwnerId = toId;
            }

            if (pia.HeadOfServiceId == fromId && May(!wrote && toId != pia.DpoReviewerId, roles.Count > 0, "is the head of service"))
            {
                pia.HeadOfServiceId = toId;
            }

            if (pia.DpoReviewerId == fromId && May(!wrote && !IsApprover, roles.Contains(CouncilRole.DataProtectionOfficer), "advises on it"))
            {
                pia.PassAdviceTo(toId);
            }

            await MoveTeamAsync(hasDecided, cancellationToken);
            await MoveMeasuresAsync(cancellationToken);
            pia.WaitFor(pia.WaitsFor);
            pia.Touch();
            await db.SaveChangesAsync(cancellationToken);
        }

        private async Task MoveTeamAsync(bool hasDecided, CancellationToken cancellationToken)
        {
            if (await db.PiaTeamMembers.SingleOrDefaultAsync(m => m.PiaId == pia.PiaId && m.PersonId == fromId, cancellationToken) is not { } member
                || !May(!IsApprover && !hasDecided, roles.Any(Leads.Contains), "writes it with others"))
            {
                return;
            }

            db.PiaTeamMembers.Remove(member);
            if (!await IsOfTeamAsync(toId, cancellationToken))
            {
                db.PiaTeamMembers.Add(new PiaTeamMember { PiaId = pia.PiaId, PersonId = toId });
            }
        }

        private async Task MoveMeasuresAsync(CancellationToken cancellationToken)
        {
            var measures = await db.PiaRisks
                .Where(r => r.PiaId == pia.PiaId && r.VersionNumber == pia.VersionNumber)
                .SelectMany(r => r.Measures)
                .Where(m => m.OwnerId == fromId && m.DoneAt == null && m.AcceptedAt == null)
                .ToListAsync(cancellationToken);
            foreach (var measure in measures.Where(_ => May(true, roles.Count > 0, "sees to a measure")))
            {
                measure.OwnerId = toId;
                measure.Revision++;
            }
        }

        /// <summary>Counts what moves, and says of the rest why it stays.</summary>
        private bool May(bool staysApart, bool hasRole, string part)
        {
            if (staysApart && hasRole)
            {
                Moved++;
                return true;
            }

            Left.Add(hasRole
                ? $"{pia.Code}, who {part}: one person would both write it and say who decides, or decide."
                : $"{pia.Code}, who {part}: they have no role in which one does that.");
            return false;
        }

        private Task<bool> IsOfTeamAsync(Guid personId, CancellationToken cancellationToken) =>
            db.PiaTeamMembers.AnyAsync(m => m.PiaId == pia.PiaId && m.PersonId == personId, cancellationToken);

        private async Task<bool> HasDecidedAsync(CancellationToken cancellationToken)
        {
            PiaAction?[] decisions = [.. Enum.GetValues<PiaAction>().Where(PiaRules.IsDecision)];
            return await db.PiaDecisions.AnyAsync(
                d => d.PiaId == pia.PiaId && d.VersionNumber == pia.VersionNumber && d.TakenById == toId && decisions.Contains(d.Action), cancellationToken);
        }
    }
}
