using CyberGov.Calendar;
using CyberGov.Catalogue;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Reviews;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Packs;

/// <summary>
/// What one pack is about: whose council, which framework, which period, as seen by whom and when. Every sheet asks here
/// for its records, so no sheet shows what another leaves out.
/// </summary>
internal sealed record PackScope
{
    public required Pack Pack { get; init; }

    public required string Organisation { get; init; }

    public required string RequestedByName { get; init; }

    /// <summary>The person who asked, with the roles held now: not those of the day it was asked for.</summary>
    public required Viewer Viewer { get; init; }

    public required DateTimeOffset AsAt { get; init; }

    public Framework? Framework => Pack.Framework;

    public DateOnly Today => UkTime.DateIn(AsAt);

    public string Title => Framework is null ? PackWords.AllFrameworks : PackWords.Framework(Framework.Title, Framework.Edition);

    public static async Task<PackScope> ReadAsync(
        CyberGovDbContext db, Guid packId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var pack = await db.Packs.AsNoTracking()
            .Include(p => p.Framework)
            .Include(p => p.RequestedBy!.Roles)
            .SingleAsync(p => p.PackId == packId, cancellationToken);
        var person = pack.RequestedBy!;
        var roles = person.MaySignIn(UkTime.DateIn(now)) ? person.Roles.Select(r => r.Role).ToHashSet() : [];

        return new PackScope
        {
            Pack = pack,
            Organisation = await db.Organisations.Select(o => o.Name).SingleOrDefaultAsync(cancellationToken) ?? string.Empty,
            RequestedByName = person.Name,
            Viewer = new Viewer(person.Id, roles),
            AsAt = now,
        };
    }

    public IQueryable<Control> Controls(CyberGovDbContext db)
    {
        var controls = db.Controls.AsNoTracking().VisibleTo(Viewer).InForce();
        return Framework is null ? controls : controls.ServingFramework(Framework.Code);
    }

    /// <summary>Evidence of these controls that held at some time in the period, as far as this person may see it.</summary>
    public IQueryable<EvidenceItem> Evidence(CyberGovDbContext db) => InScope(db, db.EvidenceVisibleTo(Viewer));

    public async Task<int> WithheldEvidenceCountAsync(CyberGovDbContext db, CancellationToken cancellationToken) =>
        await InScope(db, db.EvidenceItems).CountAsync(cancellationToken) - await Evidence(db).CountAsync(cancellationToken);

    /// <summary>Reviews completed in the period, and those that were to be done by its end and still are.</summary>
    public IQueryable<Review> Reviews(CyberGovDbContext db)
    {
        var from = UkTime.At(Pack.PeriodFrom, TimeOnly.MinValue);
        var until = UkTime.At(Pack.PeriodTo.AddDays(1), TimeOnly.MinValue);

        return db.Reviews.AsNoTracking().VisibleTo(Viewer).Where(r =>
            (r.CompletedAt >= from && r.CompletedAt < until)
            || (r.CompletedAt == null && r.DueOn <= Pack.PeriodTo && r.Control!.IsApplicable));
    }

    private IQueryable<EvidenceItem> InScope(CyberGovDbContext db, IQueryable<EvidenceItem> items)
    {
        var (from, to) = (Pack.PeriodFrom, Pack.PeriodTo);
        var ofPeriod = items.AsNoTracking()
            .Where(e => e.Stage != EvidenceStage.Draft || e.AcceptedRevisionNumber != null)
            .Where(e => e.EffectiveOn <= to && (e.ExpiresOn == null || e.ExpiresOn >= from));
        if (Framework is null)
        {
            return ofPeriod;
        }

        var controls = Controls(db).Select(c => c.ControlId);
        return ofPeriod.Where(e => e.Controls.Any(l => controls.Contains(l.ControlId)));
    }
}
