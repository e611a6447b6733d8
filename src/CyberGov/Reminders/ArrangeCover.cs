using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Mail;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reminders;

/// <summary>
/// Notes that someone is away and who gets their reminders meanwhile, and tells whoever covers. People do so for themselves,
/// line managers for those below them, officers for anyone.
/// </summary>
public sealed class ArrangeCover(CyberGovDbContext db, SiteAddress site, TimeProvider time)
{
    public const int MostMonths = 12;

    public static bool MayArrangeForOthers(Viewer viewer) =>
        viewer.IsAny(CouncilRole.Administrator, CouncilRole.InformationGovernanceOfficer, CouncilRole.DataProtectionOfficer);

    /// <summary>For themselves, for those below them in the line, and officers for anyone.</summary>
    public async Task<bool> MayArrangeForAsync(Viewer viewer, Guid personId, CancellationToken cancellationToken)
    {
        if (personId == viewer.PersonId || MayArrangeForOthers(viewer))
        {
            return true;
        }

        var seen = new HashSet<Guid>();
        Guid? above = personId;
        while (above is { } id && seen.Add(id))
        {
            above = await db.People.Where(p => p.Id == id).Select(p => p.LineManagerId).SingleOrDefaultAsync(cancellationToken);
            if (viewer.MayActFor(above))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The absence of someone that this viewer may change; null when there is none.</summary>
    public async Task<Absence?> FindAsync(Viewer viewer, Guid absenceId, CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        var absence = await db.Absences.Include(a => a.Person).Include(a => a.Cover)
            .SingleOrDefaultAsync(a => a.AbsenceId == absenceId && a.LastDay >= today, cancellationToken);

        return absence is not null && await MayArrangeForAsync(viewer, absence.PersonId, cancellationToken) ? absence : null;
    }

    public async Task<CoverAnswer> AddAsync(
        Viewer viewer, Guid personId, DateOnly firstDay, DateOnly lastDay, Guid? coverId, CancellationToken cancellationToken)
    {
        // Someone who has left may still hold things until they are handed over.
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == personId, cancellationToken);
        if (person is null || !await MayArrangeForAsync(viewer, personId, cancellationToken))
        {
            return CoverAnswer.No(CoverField.Person, "Select someone whose leave you may arrange");
        }

        var absence = new Absence { PersonId = personId, FirstDay = firstDay, LastDay = lastDay, CoverId = coverId };
        if (await WrongAsync(absence, person.Name, cancellationToken) is { } wrong)
        {
            return wrong;
        }

        db.Absences.Add(absence);
        await TellAsync(viewer, coverId, (e, c, now) => e.Begins(c, person.Name, absence, now), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new CoverAnswer(null, await WarningAsync(absence, cancellationToken), absence);
    }

    /// <summary>Who covers from today on: in the absence that is running, when there is one, or in a new one.</summary>
    public async Task<CoverAnswer> CoverFromTodayAsync(
        Viewer viewer, Guid personId, DateOnly until, Guid? coverId, CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        var running = await db.Absences.AsNoTracking()
            .FirstOrDefaultAsync(a => a.PersonId == personId && a.FirstDay <= today && a.LastDay >= today, cancellationToken);

        return running is null
            ? await AddAsync(viewer, personId, today, until, coverId, cancellationToken)
            : await ChangeAsync(viewer, running.AbsenceId, until > running.LastDay ? until : running.LastDay, coverId, cancellationToken)
                ?? CoverAnswer.No(CoverField.Person, "Select someone whose leave you may arrange");
    }

    /// <returns>Null when there is no such absence for this viewer.</returns>
    public async Task<CoverAnswer?> ChangeAsync(
        Viewer viewer, Guid absenceId, DateOnly lastDay, Guid? coverId, CancellationToken cancellationToken)
    {
        if (await FindAsync(viewer, absenceId, cancellationToken) is not { } absence)
        {
            return null;
        }

        var (absent, before) = (absence.Person!.Name, (absence.CoverId, absence.LastDay));
        (absence.LastDay, absence.CoverId) = (lastDay, coverId);
        if (await WrongAsync(absence, absent, cancellationToken) is { } wrong)
        {
            return wrong;
        }

        if (before.CoverId != coverId)
        {
            await TellAsync(viewer, before.CoverId, (e, c, now) => e.Ends(c, absent, isBack: false, now), cancellationToken);
        }

        if (before != (coverId, lastDay))
        {
            await TellAsync(viewer, coverId, (e, c, now) => e.Begins(c, absent, absence, now), cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new CoverAnswer(null, await WarningAsync(absence, cancellationToken), absence);
    }

    /// <summary>They are back, or do not go after all: from today on their reminders are theirs again.</summary>
    /// <returns>False when there is no such absence for this viewer.</returns>
    public async Task<bool> EndAsync(Viewer viewer, Guid absenceId, CancellationToken cancellationToken)
    {
        if (await FindAsync(viewer, absenceId, cancellationToken) is not { } absence)
        {
            return false;
        }

        absence.LastDay = time.TodayInUk().AddDays(-1);
        await TellAsync(viewer, absence.CoverId, (e, c, now) => e.Ends(c, absence.Person!.Name, isBack: true, now), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task<CoverAnswer?> WrongAsync(Absence absence, string name, CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        if (absence.LastDay < absence.FirstDay)
        {
            return CoverAnswer.No(CoverField.LastDay, "The last day away must not be before the first");
        }

        if (absence.LastDay < today)
        {
            return CoverAnswer.No(CoverField.LastDay, "The last day away must be today or later");
        }

        if (absence.LastDay > absence.FirstDay.AddMonths(MostMonths))
        {
            return CoverAnswer.No(
                CoverField.LastDay,
                $"The last day away must be at most {MostMonths} months after the first, so {absence.FirstDay.AddMonths(MostMonths).InWords()} at the latest. What someone holds who is away for longer is handed over");
        }

        if (absence.CoverId == absence.PersonId)
        {
            return CoverAnswer.No(CoverField.Cover, "Select someone else: people cannot cover for themselves");
        }

        if (absence.CoverId is { } coverId && !await MayCoverAsync(coverId, today, cancellationToken))
        {
            return CoverAnswer.No(CoverField.Cover, "Select someone from the list who is not an auditor: auditors cannot cover");
        }

        var other = await Overlapping(absence, absence.PersonId).Include(a => a.Cover).FirstOrDefaultAsync(cancellationToken);

        return other is null
            ? null
            : CoverAnswer.No(
                CoverField.LastDay,
                $"{name} is away already from {other.FirstDay.InWords()} to {other.LastDay.InWords()}, {(other.Cover is null ? "and nobody is named as cover" : $"and {other.Cover.Name} covers")}. Change that absence, or choose other days");
    }

    private async Task<string> WarningAsync(Absence absence, CancellationToken cancellationToken) =>
        absence.CoverId is { } coverId
        && await Overlapping(absence, coverId).Include(a => a.Person).FirstOrDefaultAsync(cancellationToken) is { } theirs
            ? $"{theirs.Person!.Name} is away too, from {theirs.FirstDay.InWords()} to {theirs.LastDay.InWords()}: on those days the deputy, or else the line manager, is told."
            : "";

    private IQueryable<Absence> Overlapping(Absence absence, Guid personId) => db.Absences.AsNoTracking()
        .Where(a => a.PersonId == personId && a.AbsenceId != absence.AbsenceId)
        .Where(a => a.FirstDay <= absence.LastDay && a.LastDay >= absence.FirstDay)
        .OrderBy(a => a.FirstDay);

    /// <summary>In the same transaction. Whoever arranges it themselves knows, and whoever has left need not.</summary>
    private async Task TellAsync(
        Viewer viewer, Guid? coverId, Func<CoverEmail, Person, DateTimeOffset, QueuedEmail> write, CancellationToken cancellationToken)
    {
        if (coverId is { } id && id != viewer.PersonId
            && await db.People.SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is { Email: not null } cover
            && cover.MaySignIn(time.TodayInUk())
            && await CouncilLook.LoadAsync(db, cancellationToken) is { } council)
        {
            db.QueuedEmails.Add(write(new CoverEmail(council, site), cover, time.GetUtcNow()));
        }
    }

    /// <summary>Cover gives rights, and auditors stay apart from what they audit.</summary>
    private Task<bool> MayCoverAsync(Guid personId, DateOnly today, CancellationToken cancellationToken) => db.People.AnyAsync(
        p => p.Id == personId && (p.LeftOn == null || p.LeftOn > today) && p.Roles.All(r => r.Role != CouncilRole.Auditor), cancellationToken);
}
