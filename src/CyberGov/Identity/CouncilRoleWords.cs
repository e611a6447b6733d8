namespace CyberGov.Identity;

public static class CouncilRoleWords
{
    extension(CouncilRole role)
    {
        /// <summary>The role as people say it.</summary>
        public string Words => role switch
        {
            CouncilRole.InformationGovernanceOfficer => "Information governance officer",
            CouncilRole.ControlOwner => "Control owner",
            CouncilRole.DataProtectionOfficer => "Data Protection Officer",
            CouncilRole.SeniorInformationRiskOwner => "Senior Information Risk Owner",
            CouncilRole.BoardMember => "Board member",
            _ => role.ToString(),
        };

        /// <summary>What the role lets someone do, in a sentence.</summary>
        public string Explanation => role switch
        {
            CouncilRole.Administrator => "Manages people and the running of the system. Does not see OFFICIAL-SENSITIVE evidence.",
            CouncilRole.InformationGovernanceOfficer => "Assigns controls, logs evidence for anyone and builds packs.",
            CouncilRole.ControlOwner => "Reviews the controls they own and logs evidence for them.",
            CouncilRole.DataProtectionOfficer => "Sees everything, advises and decides on data protection duties.",
            CouncilRole.SeniorInformationRiskOwner => "Sees everything and answers for information risk.",
            CouncilRole.BoardMember => "Sees the position and OFFICIAL evidence.",
            CouncilRole.Auditor => "Reads everything and downloads packs until the day access ends. Changes nothing.",
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
        };
    }
}
