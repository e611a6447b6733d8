using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.InformationRegisters;

namespace CyberGov.Demo;

/// <summary>
/// The registers around assessments: a few entries each. The agreements with the police are drafts until an assessment allows them
/// (<see cref="DemoAgreements"/>).
/// </summary>
internal sealed class InformationRegisterEvents(DemoCalendar calendar, DemoStaff staff)
{
    private readonly Chance _chance = new("registers");
    private readonly List<(string Prefix, int Year)> _codes = [];

    public List<DemoEvent> All()
    {
        var officerId = staff.Account("officer").Id;
        var began = UkTime.At(calendar.WorkingDayOnOrBefore(calendar.LastDay.AddMonths(-5)), new TimeOnly(10, 15));
        List<InformationRecord> records = [.. Activities(began), .. Suppliers(began), .. Assets(began)];
        return
        [
            new(began, officerId, world => world.Db.InformationRecords.AddRange(records)),
            new(began.AddMinutes(5), officerId, world => world.Db.ControllerDetails.Add(Controller())),
            .. Agreements(began).Select(a => new DemoEvent(a.Agreement.ChangedAt, a.Agreement.OwnerId, world =>
            {
                world.Db.InformationRecords.Add(a.Agreement);
                world.Db.AgreementParties.AddRange(a.Parties);
            })),
        ];
    }

    public IEnumerable<CodeSequence> Sequences() => _codes.GroupBy(c => c)
        .Select(g => new CodeSequence { Prefix = g.Key.Prefix, Year = g.Key.Year, Last = g.Count() });

    private IEnumerable<ProcessingActivity> Activities(DateTimeOffset at) =>
    [
        Activity(at, "Council tax billing and collection", "Finance and Revenues", 7, "To bill, collect and recover council tax.",
            "Legal obligation", "People who live in or own homes in the borough", "Names, addresses, bank details, discounts claimed", "None",
            "Enforcement agents; the Valuation Office Agency", "Six years after the account is closed"),
        Activity(at, "Housing register and lettings", "Housing", -2, "To decide who is offered a council home.", "Public task",
            "Applicants and those who would live with them", "Contact details, income, present housing, medical need", "Special category data",
            "Housing associations; social care", "Two years after the application ends"),
        Activity(at, "Cameras in car parks and town centre", "Leisure and Communities", 4, "To prevent crime and keep people safe.", "Public task",
            "Anyone who passes", "Pictures, number plates", "Offence data", "The police, on request", "30 days, longer where evidence is asked for"),
        Activity(at, "Licensing of taxis and premises", "Environmental Health and Licensing", 9, "To decide about licences and see that their terms are kept.",
            "Legal obligation", "Applicants and licence holders", "Contact details, criminal records checks, medical fitness", "Both",
            "Other licensing authorities", "Six years after the licence ends"),
    ];

    private ProcessingActivity Activity(
        DateTimeOffset at, string name, string area, int months, string purpose, string basis, string people, string data, string special,
        string recipients, string retention)
    {
        var activity = (ProcessingActivity)Begin(RegisterKind.Processing, at, name, area);
        activity.NextReviewOn = calendar.Today.AddMonths(months).AddDays(6);
        (activity.Purpose, activity.LawfulBasis, activity.PeopleKinds) = (purpose, basis, people);
        (activity.DataKinds, activity.SpecialData, activity.Recipients) = (data, special, recipients);
        (activity.Retention, activity.Security) = (retention, "Access by role, encrypted in transit and at rest, changes logged");
        return activity;
    }

    private IEnumerable<Supplier> Suppliers(DateTimeOffset at)
    {
        var cameras = (Supplier)Begin(RegisterKind.Supplier, at, "Watchful Cameras Ltd", "Leisure and Communities");
        (cameras.Does, cameras.Article28Terms, cameras.DataHeldIn) = ("Looks after the cameras and stores their pictures", "In the contract", "United Kingdom, in the supplier’s own data centre");
        cameras.EndsOn = calendar.Today.AddDays(75);
        var post = (Supplier)Begin(RegisterKind.Supplier, at, "Printed Post Ltd", "Finance and Revenues");
        (post.Does, post.Article28Terms, post.DataHeldIn) = ("Prints and posts council tax bills", "Being agreed", "United Kingdom");
        (post.SubProcessors, post.EndsOn) = ("One posting company", calendar.Today.AddMonths(14));
        return [cameras, post];
    }

    private IEnumerable<InformationAsset> Assets(DateTimeOffset at)
    {
        var revenues = (InformationAsset)Begin(RegisterKind.InformationAsset, at, "Revenues and benefits records", "Finance and Revenues");
        (revenues.Holds, revenues.System, revenues.Marking, revenues.Retention) = ("Accounts, bills and payments of council tax and business rates", "Revenues system", "OFFICIAL-SENSITIVE", "Six years");
        var planning = (InformationAsset)Begin(RegisterKind.InformationAsset, at, "Planning applications", "Planning and Building Control");
        (planning.Holds, planning.System, planning.Marking, planning.Retention) = ("Applications, plans and decisions since 1974", "Planning system and the records room", "OFFICIAL", "For good");
        return [revenues, planning];
    }

    private List<(SharingAgreement Agreement, AgreementParty[] Parties)> Agreements(DateTimeOffset began) =>
    [
        Agreement(
            began.AddMinutes(40), DemoAgreements.Pictures, "To find and prosecute crime", "Pictures and times of the place and hours asked for",
            "Until the case and any appeal have ended"),
        Agreement(
            began.AddMinutes(55), DemoAgreements.LivePictures, "To send help to the right place while something happens",
            "Live pictures of the square, without sound, while an incident lasts", "Nothing is kept: the pictures are looked at live"),
    ];

    private (SharingAgreement Agreement, AgreementParty[] Parties) Agreement(
        DateTimeOffset at, string name, string purpose, string dataItems, string retention)
    {
        var sharing = (SharingAgreement)Begin(RegisterKind.SharingAgreement, at, name, "Leisure and Communities");
        (sharing.StartsOn, sharing.NextReviewOn, sharing.EndsOn) =
            (calendar.Today.AddDays(-12), calendar.Today.AddMonths(8), calendar.Today.AddYears(3));
        (sharing.Purpose, sharing.DataItems, sharing.Retention) = (purpose, dataItems, retention);
        foreach (var field in sharing.Shape.Fields.Where(f => f.IsNeededInForce && f.Read(sharing).Length == 0))
        {
            field.Write(sharing, "As the signed agreement says, in its annex");
        }

        AgreementParty Party(int position, string name) => new()
        {
            AgreementPartyId = _chance.NewId(at),
            InformationRecordId = sharing.InformationRecordId,
            Position = position,
            Name = name,
            Role = PartyRole.Controller,
            LawfulBasis = "Public task; prevention and detection of crime",
        };

        return (sharing, [Party(1, Papers.Paper.Organisation), Party(2, "Borsetshire Police")]);
    }

    private InformationRecord Begin(RegisterKind kind, DateTimeOffset at, string name, string area)
    {
        var shape = RecordShape.Of(kind);
        var year = UkTime.DateIn(at).Year;
        _codes.Add((shape.Prefix, year));
        var running = _codes.Count(c => c == (shape.Prefix, year));
        var service = staff.Areas.Single(a => a.Name == area);
        var owner = staff.People.FirstOrDefault(p => p.ServiceAreaId == service.ServiceAreaId && p.Roles.Count > 0)
            ?? staff.Account("owner");
        var record = shape.Begin($"{shape.Prefix}-{year}-{running:0000}", (year * 1_000_000L) + running, owner.Id, at);
        (record.Name, record.ServiceAreaId, record.OwnerId) = (name, service.ServiceAreaId, owner.Id);
        record.Touch(owner.Id, at);
        return record;
    }

    private static ControllerDetails Controller() => new()
    {
        Contact = "Town Hall, High Street; enquiries@demo.cybergov.example",
        DpoContact = $"{DemoStaff.Address("dpo")}",
        Revision = 1,
    };
}
