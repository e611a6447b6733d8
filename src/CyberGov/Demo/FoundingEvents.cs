using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Demo.Papers;
using CyberGov.Identity;

namespace CyberGov.Demo;

/// <summary>The first weeks: set-up, people, owners, first reviews; and the decisions the council has taken since.</summary>
internal sealed class FoundingEvents(DemoCalendar calendar, DemoStaff staff, DemoPlan plan)
{
    private readonly Guid _administratorId = staff.Account("admin").Id;
    private readonly Guid _officerId = staff.Account("officer").Id;
    private readonly Chance _chance = new("founding");

    public static DateTimeOffset SetUpAt(DemoCalendar calendar) => UkTime.At(calendar.Start, new TimeOnly(9, 0));

    public IEnumerable<DemoEvent> All() =>
        [.. Council(), .. Owners(), .. Applicability(), .. CrosswalkDecisions()];

    private IEnumerable<DemoEvent> Council()
    {
        var setUpAt = SetUpAt(calendar);
        yield return new DemoEvent(setUpAt, null, world => world.Db.Organisations.Add(new Organisation
        {
            OrganisationId = _chance.NewId(setUpAt),
            Name = Paper.Organisation,
            Nation = Nation.England,
            Colour = MailEvents.Colour,
            IsDemo = true,
            SetUpAt = setUpAt,
        }));
        yield return new DemoEvent(setUpAt.AddMinutes(20), null, world => world.Db.ServiceAreas.AddRange(staff.Areas));
        yield return new DemoEvent(setUpAt.AddMinutes(22), null, world => world.Db.People.Add(staff.Account("admin")));
        yield return new DemoEvent(setUpAt.AddMinutes(75), _administratorId,
            world => world.Db.People.AddRange(staff.People.Where(p => p.Id != _administratorId)));
        yield return new DemoEvent(setUpAt.AddMinutes(80), null, OpenFirstReviews);
    }

    private void OpenFirstReviews(DemoWorld world)
    {
        foreach (var (code, reviews) in plan.Reviews)
        {
            ReviewEvents.Open(world, code, reviews[0]);
        }
    }

    private IEnumerable<DemoEvent> Owners() => plan.Controls.GroupBy(c => c.Code[..3], StringComparer.Ordinal).Select(domain =>
        new DemoEvent(Moment(calendar.Start.AddDays(_chance.Between(1, 9))), _officerId, world =>
        {
            foreach (var control in domain)
            {
                var owner = staff.OwnerOf(control);
                world.Controls[control.Code].Assign(owner.Id, staff.DeputyOf(owner)?.Id, owner.ServiceAreaId);
            }
        }));

    private IEnumerable<DemoEvent> Applicability()
    {
        var reasons = DemoFacts.NotApplicable.Concat(DemoFacts.TakenUpLately);
        foreach (var (code, reason) in reasons.Where(r => plan.Reviews.ContainsKey(r.Key)))
        {
            yield return new DemoEvent(Moment(calendar.Start.AddDays(_chance.Between(15, 40))), _officerId,
                world => world.Controls[code].MarkNotApplicable(reason));
        }

        foreach (var code in DemoFacts.TakenUpLately.Keys.Where(plan.Reviews.ContainsKey))
        {
            yield return new DemoEvent(Moment(calendar.Today.AddDays(-_chance.Between(40, 90))), _officerId,
                world => world.Controls[code].MarkApplicable());
        }
    }

    private IEnumerable<DemoEvent> CrosswalkDecisions()
    {
        foreach (var (mapping, words) in plan.Overrides)
        {
            var at = Moment(calendar.Today.AddDays(-_chance.Between(60, 500)));
            yield return new DemoEvent(at, _officerId, world => world.Db.MappingOverrides.Add(new MappingOverride
            {
                MappingOverrideId = _chance.NewId(at),
                MappingId = mapping.MappingId,
                Relationship = words.Relationship,
                Reason = words.Reason,
                DecidedById = _officerId,
                DecidedAt = at,
            }));
        }

        foreach (var (requirement, words) in plan.Decisions)
        {
            var at = Moment(calendar.Today.AddDays(-_chance.Between(60, 500)));
            yield return new DemoEvent(at, _officerId, world => world.Db.RequirementDecisions.Add(new RequirementDecision
            {
                RequirementDecisionId = _chance.NewId(at),
                RequirementId = requirement.RequirementId,
                Status = words.Status,
                Reason = words.Reason,
                DecidedById = _officerId,
                DecidedAt = at,
            }));
        }
    }

    private DateTimeOffset Moment(DateOnly date) => DemoCalendar.DuringWork(calendar.WorkingDayOnOrAfter(date), _chance);
}
