using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.InformationRegisters;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Demo;

/// <summary>Puts the agreements of the made-up council into force, where its assessment of the cameras allows them, and changes one of them since.</summary>
internal sealed class DemoAgreements(
    CyberGovDbContext db,
    LinkPia link,
    ActivateAgreement activate,
    SaveRecord save,
    CurrentActor actor,
    DemoClock clock,
    DemoCalendar calendar)
{
    public const string Pictures = "Camera pictures for the police";
    public const string LivePictures = "Live camera pictures for the police control room";

    private const int InForceDaysAgo = 13;
    private const int ChangedDaysAgo = 4;

    public async Task MakeAsync(DemoStaff staff, CancellationToken cancellationToken)
    {
        var (officer, dpo) = (staff.Account("officer"), staff.Account("dpo"));
        var pia = await db.Pias.Where(p => p.State == PiaState.Live).OrderBy(p => p.Number).Select(p => p.Code).FirstAsync(cancellationToken);
        foreach (var (i, name) in ((string[])[Pictures, LivePictures]).Index())
        {
            var code = (await FindAsync(name, cancellationToken)).Code;
            Act(officer, InForceDaysAgo, new TimeOnly(10, 5 + i));
            await link.AddAsync(code, pia, ViewerOf(officer), cancellationToken);
            Act(dpo, InForceDaysAgo, new TimeOnly(15, 40 + i));
            await activate.ExecuteAsync(code, (await FindAsync(name, cancellationToken)).Revision, ViewerOf(dpo), cancellationToken);
        }

        Act(officer, ChangedDaysAgo, new TimeOnly(11, 25));
        var changed = await FindAsync(LivePictures, cancellationToken);
        var words = RecordWords.From(changed);
        await save.ChangeAsync(
            RegisterKind.SharingAgreement, changed.Code,
            words with
            {
                Texts = new Dictionary<string, string>(words.Texts, StringComparer.Ordinal)
                {
                    [nameof(SharingAgreement.Retention)] = "The police keep the pictures of an incident they follow for seven days. They asked for it after the "
                        + "fire in the market, because the live pictures were gone when the inquiry began.",
                },
            },
            changed.Revision, ViewerOf(officer), cancellationToken);
        actor.PersonId = null;
    }

    private Task<SharingAgreement> FindAsync(string name, CancellationToken cancellationToken) =>
        db.InformationRecords.AsNoTracking().OfType<SharingAgreement>().SingleAsync(a => a.Name == name, cancellationToken);

    private void Act(Person by, int daysAgo, TimeOnly at) =>
        (actor.PersonId, clock.Now) = (by.Id, UkTime.At(calendar.WorkingDayOnOrBefore(calendar.Today.AddDays(-daysAgo)), at));

    private static Viewer ViewerOf(Person person) => new(person.Id, person.Roles.Select(r => r.Role).ToHashSet());
}
