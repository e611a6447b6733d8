using CyberGov.Identity;

namespace CyberGov.Demo;

/// <summary>One job at the made-up council.</summary>
/// <param name="Account">The name before the @ when a reader of the manual is told it; otherwise the person's own name is used.</param>
/// <param name="OwnerRole">The role of the catalogue whose controls this job takes.</param>
/// <param name="Covers">How the codes of those controls begin; empty for all that no colleague covers.</param>
internal sealed record Post(
    string JobTitle,
    string? Area,
    CouncilRole[] Roles,
    string? Account = null,
    string? OwnerRole = null,
    params string[] Covers)
{
    public static IReadOnlyList<string> Areas { get; } =
    [
        "Corporate Services",
        "Customer Services",
        "Digital and ICT",
        "Environmental Health and Licensing",
        "Finance and Revenues",
        "Housing",
        "Legal and Democratic Services",
        "Leisure and Communities",
        "Planning and Building Control",
        "Waste and Street Scene",
    ];

    public static IReadOnlyList<Post> All { get; } = [.. Accounts(), .. Owners(), .. Colleagues()];

    private static Post[] Accounts() =>
    [
        new("ICT Applications Manager", "Digital and ICT", [CouncilRole.Administrator], "admin"),
        new("Information Governance Officer", "Legal and Democratic Services",
            [CouncilRole.InformationGovernanceOfficer], "officer"),
        new("Infrastructure and Operations Manager", "Digital and ICT", [CouncilRole.ControlOwner], "owner",
            "Head of ICT and Digital", "DAT-", "VUL-01", "BCM-02", "NET-01"),
        new("Data Protection Officer", "Legal and Democratic Services",
            [CouncilRole.DataProtectionOfficer, CouncilRole.ControlOwner], "dpo", "Data Protection Officer"),
        new("Director of Corporate Resources and Senior Information Risk Owner", "Corporate Services",
            [CouncilRole.SeniorInformationRiskOwner, CouncilRole.ControlOwner], "siro", "Senior Information Risk Owner"),
        new("Chair of the Audit and Governance Committee", null, [CouncilRole.BoardMember], "board"),
        new("External Auditor", null, [CouncilRole.Auditor], "auditor"),
    ];

    private static Post[] Owners() =>
    [
        Owner("Chief Executive", "Corporate Services", "Chief Executive"),
        Owner("Information Governance Manager", "Legal and Democratic Services", "Information Governance Manager"),
        Owner("Information Rights Lead", "Legal and Democratic Services", "Information Governance Manager",
            "PRV-13", "PRV-14", "PRV-17", "PRV-19", "REC-02"),
        Owner("Learning and Development Lead", "Corporate Services", "Information Governance Manager", "PPL-"),
        Owner("Head of Cyber Security", "Digital and ICT", "Head of Cyber Security"),
        Owner("Security Operations Manager", "Digital and ICT", "Head of Cyber Security", "MON-", "INC-", "MAL-", "VUL-"),
        Owner("Cyber Assurance Officer", "Digital and ICT", "Head of Cyber Security", "RSK-", "GOV-", "PPL-"),
        Owner("Head of ICT and Digital", "Digital and ICT", "Head of ICT and Digital"),
        Owner("Service Desk and Devices Manager", "Digital and ICT", "Head of ICT and Digital",
            "AST-", "IAM-", "CFG-02", "CFG-04"),
        Owner("Chief Digital Officer", "Digital and ICT", "Chief Digital Officer"),
        Owner("Emergency Planning and Continuity Manager", "Corporate Services", "Business Continuity Manager"),
        Owner("Facilities Manager", "Corporate Services", "Facilities Manager"),
        Owner("Cabinet Member for Digital and Customer Services", null, "Cabinet Portfolio Holder"),
        Owner("Head of Communications and Engagement", "Customer Services", "Head of Communications"),
        Owner("Customer Services Manager", "Customer Services", "Service Manager"),
        Owner("Revenues and Benefits Manager", "Finance and Revenues", "Information Asset Owner", "PRV-05", "PRV-15", "IAM-06"),
        Owner("Housing Options Manager", "Housing", "Information Asset Owner"),
        Owner("Head of Procurement", "Finance and Revenues", "Head of Procurement"),
        Owner("Contracts and Commissioning Manager", "Finance and Revenues", "Contract Manager"),
        Owner("Head of Human Resources", "Corporate Services", "Head of HR"),
        Owner("Head of Internal Audit", "Finance and Revenues", "Head of Internal Audit"),
        Owner("Records Manager", "Legal and Democratic Services", "Records Manager"),
        Owner("Digital Programme Manager", "Digital and ICT", "Project Manager"),
        Owner("Chief Finance Officer (Section 151)", "Finance and Revenues", "Section 151 Officer"),
        Owner("Head of Legal and Monitoring Officer", "Legal and Democratic Services", "Monitoring Officer"),
    ];

    private static Post[] Colleagues() =>
    [
        new("Network and Telephony Engineer", "Digital and ICT", []),
        new("Senior Infrastructure Engineer", "Digital and ICT", []),
        new("Senior Security Analyst", "Digital and ICT", []),
        new("Web and Digital Content Officer", "Customer Services", []),
        new("Contact Centre Team Leader", "Customer Services", []),
        new("Executive Support Manager", "Corporate Services", []),
        new("HR Business Partner", "Corporate Services", []),
        new("Senior Internal Auditor", "Finance and Revenues", []),
        new("Council Tax Team Leader", "Finance and Revenues", []),
        new("Benefits Assessment Team Leader", "Finance and Revenues", []),
        new("Counter Fraud Officer", "Finance and Revenues", []),
        new("Democratic Services Manager", "Legal and Democratic Services", []),
        new("Electoral Services Manager", "Legal and Democratic Services", []),
        new("Land Charges Officer", "Legal and Democratic Services", []),
        new("Housing Repairs Manager", "Housing", []),
        new("Tenancy Services Manager", "Housing", []),
        new("Homelessness Prevention Lead", "Housing", []),
        new("Planning Policy Manager", "Planning and Building Control", []),
        new("Development Management Team Leader", "Planning and Building Control", []),
        new("Senior Building Control Surveyor", "Planning and Building Control", []),
        new("Environmental Protection Team Leader", "Environmental Health and Licensing", []),
        new("Food Safety Team Leader", "Environmental Health and Licensing", []),
        new("Licensing Team Leader", "Environmental Health and Licensing", []),
        new("Waste Operations Manager", "Waste and Street Scene", []),
        new("Parking and Enforcement Manager", "Waste and Street Scene", []),
        new("Parks and Open Spaces Manager", "Leisure and Communities", []),
        new("Community Safety and CCTV Manager", "Leisure and Communities", []),
        new("Leisure Contracts Officer", "Leisure and Communities", []),
    ];

    private static Post Owner(string jobTitle, string? area, string ownerRole, params string[] covers) =>
        new(jobTitle, area, [CouncilRole.ControlOwner], null, ownerRole, covers);
}
