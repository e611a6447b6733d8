namespace CyberGov.Identity;

/// <summary>What a person may do. One person may hold several; see docs/glossary.md.</summary>
public enum CouncilRole
{
    Administrator,
    InformationGovernanceOfficer,
    ControlOwner,
    DataProtectionOfficer,
    SeniorInformationRiskOwner,
    BoardMember,
    Auditor,
}
