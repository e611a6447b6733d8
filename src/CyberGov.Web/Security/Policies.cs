using CyberGov.Identity;
using Microsoft.AspNetCore.Authorization;
using static CyberGov.Identity.CouncilRole;

namespace CyberGov.Web.Security;

/// <summary>Who may do what, by role. Every page names one of these or allows everyone; which records a person sees is decided by queries.</summary>
public static class Policies
{
    /// <summary>Anyone with an account, even before they are given a role.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>See frameworks, controls, and the evidence and reviews one has a part in.</summary>
    public const string ViewRegisters = nameof(ViewRegisters);

    /// <summary>Assign owners, say what does not apply, override mappings.</summary>
    public const string ManageControls = nameof(ManageControls);

    public const string LogEvidence = nameof(LogEvidence);

    /// <summary>Accept evidence, return it, and dispose of it: never one's own.</summary>
    public const string DecideOnEvidence = nameof(DecideOnEvidence);

    /// <summary>Ask others for evidence.</summary>
    public const string RequestEvidence = nameof(RequestEvidence);

    /// <summary>See whether the stored files are sound; the items named are only those one may see.</summary>
    public const string ViewIntegrity = nameof(ViewIntegrity);

    public const string CompleteReview = nameof(CompleteReview);

    /// <summary>Say when controls are reviewed: by control, by framework or before evidence runs out.</summary>
    public const string ManageSchedules = nameof(ManageSchedules);

    /// <summary>Start and write privacy impact assessments; which ones is decided by the part one has in them.</summary>
    public const string WritePias = nameof(WritePias);

    /// <summary>Take steps of an assessment: which, the workflow decides.</summary>
    public const string TakePiaSteps = nameof(TakePiaSteps);

    /// <summary>Read the schedules and the rules of reminders, which say when people are asked.</summary>
    public const string ReadTimetable = nameof(ReadTimetable);

    /// <summary>The one page of what waits for the SIRO and the Data Protection Officers.</summary>
    public const string SeePiaDecisions = nameof(SeePiaDecisions);

    /// <summary>Add to the information registers and change one's own records there; some look after all of them.</summary>
    public const string KeepInformationRegisters = nameof(KeepInformationRegisters);

    /// <summary>Decide what of an approved assessment anyone may read.</summary>
    public const string PublishPias = nameof(PublishPias);

    public const string ViewPacks = nameof(ViewPacks);

    public const string BuildPacks = nameof(BuildPacks);

    /// <summary>See who changed what, all of it.</summary>
    public const string ViewHistory = nameof(ViewHistory);

    public const string ViewMail = nameof(ViewMail);

    /// <summary>See the ledger of reminders.</summary>
    public const string ViewReminders = nameof(ViewReminders);

    /// <summary>Change the rules of reminders and see who would get what.</summary>
    public const string ManageReminders = nameof(ManageReminders);

    /// <summary>Give what one person holds to others.</summary>
    public const string HandOver = nameof(HandOver);

    public const string ManagePeople = nameof(ManagePeople);

    public const string Administer = nameof(Administer);

    private static readonly Dictionary<string, CouncilRole[]> Roles = new(StringComparer.Ordinal)
    {
        [ViewRegisters] = Enum.GetValues<CouncilRole>(),
        [ManageControls] = [InformationGovernanceOfficer, DataProtectionOfficer],
        [LogEvidence] = [InformationGovernanceOfficer, ControlOwner, DataProtectionOfficer, SeniorInformationRiskOwner],
        [DecideOnEvidence] = [InformationGovernanceOfficer, DataProtectionOfficer, SeniorInformationRiskOwner],
        [RequestEvidence] = [InformationGovernanceOfficer, DataProtectionOfficer, SeniorInformationRiskOwner, Auditor],
        [ViewIntegrity] = [Administrator, InformationGovernanceOfficer, DataProtectionOfficer, SeniorInformationRiskOwner],
        [CompleteReview] = [InformationGovernanceOfficer, ControlOwner, DataProtectionOfficer, SeniorInformationRiskOwner],
        [ManageSchedules] = [Administrator, InformationGovernanceOfficer],
        [WritePias] = [InformationGovernanceOfficer, ControlOwner, DataProtectionOfficer, SeniorInformationRiskOwner],
        [TakePiaSteps] = [InformationGovernanceOfficer, ControlOwner, DataProtectionOfficer, SeniorInformationRiskOwner, BoardMember],
        [ReadTimetable] = [Administrator, InformationGovernanceOfficer, Auditor],
        [SeePiaDecisions] = [InformationGovernanceOfficer, DataProtectionOfficer, SeniorInformationRiskOwner],
        [KeepInformationRegisters] = [InformationGovernanceOfficer, ControlOwner, DataProtectionOfficer, SeniorInformationRiskOwner],
        [PublishPias] = [InformationGovernanceOfficer, DataProtectionOfficer],
        [ViewPacks] = [InformationGovernanceOfficer, DataProtectionOfficer, SeniorInformationRiskOwner, Auditor],
        [BuildPacks] = [InformationGovernanceOfficer, DataProtectionOfficer, SeniorInformationRiskOwner, Auditor],
        [ViewHistory] = [InformationGovernanceOfficer, DataProtectionOfficer, SeniorInformationRiskOwner, Auditor],
        [ViewMail] = [Administrator, InformationGovernanceOfficer],
        [ViewReminders] =
            [Administrator, InformationGovernanceOfficer, DataProtectionOfficer, SeniorInformationRiskOwner, Auditor],
        [ManageReminders] = [Administrator, InformationGovernanceOfficer],
        [HandOver] = [Administrator, InformationGovernanceOfficer, DataProtectionOfficer],
        [ManagePeople] = [Administrator],
        [Administer] = [Administrator],
    };

    public static IReadOnlyCollection<string> All => [SignedIn, .. Roles.Keys];

    public static bool Allows(string policy, IReadOnlySet<CouncilRole> roles) => Roles[policy].Any(roles.Contains);

    public static void AddPolicies(this AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        foreach (var (name, roles) in Roles)
        {
            options.AddPolicy(name, policy => policy.RequireRole(roles.Select(r => r.ToString())));
        }
    }
}
