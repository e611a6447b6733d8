using CyberGov.Catalogue;
using CyberGov.ChangeHistory;
using CyberGov.Controls;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.InformationRegisters;
using CyberGov.Jobs;
using CyberGov.Mail;
using CyberGov.Packs;
using CyberGov.Pias;
using CyberGov.Pias.Publication;
using CyberGov.Pias.Risks;
using CyberGov.Pias.Workflow;
using CyberGov.Reviews;

namespace CyberGov.Web.Pages.History;

/// <summary>The kinds of record a reader may choose from.</summary>
internal static class HistoryKinds
{
    public static IReadOnlyList<string> All { get; } =
    [
        nameof(Organisation), nameof(Person), nameof(PersonRole), nameof(ServiceArea), nameof(CatalogueLoad),
        nameof(Control), nameof(MappingOverride), nameof(RequirementDecision),
        nameof(EvidenceItem), nameof(EvidenceControl), nameof(EvidenceRevision), nameof(EvidenceFile), nameof(StoredContent),
        nameof(EvidenceRequest), nameof(EvidenceDisposal), nameof(RetentionRule),
        nameof(Review), nameof(ReviewEvidence), nameof(ReviewSchedule), nameof(Pack), nameof(QueuedEmail), nameof(JobRun), nameof(ChangeHistoryEntry),
        nameof(ProcessingActivity), nameof(SharingAgreement), nameof(AgreementParty), nameof(Supplier), nameof(InformationAsset), nameof(RecordPia),
        nameof(ControllerDetails),
        nameof(Pia), nameof(PiaTeamMember), nameof(PiaRisk), nameof(PiaMeasure), nameof(PiaDecision), nameof(PiaPublication), nameof(PiaWithheld), nameof(OpenDataChoice),
    ];
}
