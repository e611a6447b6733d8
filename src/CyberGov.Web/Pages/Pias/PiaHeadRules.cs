using CyberGov.Identity;
using CyberGov.Pias;
using CyberGov.Pias.Workflow;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CyberGov.Web.Pages.Pias;

/// <summary>Says beside the field who may not have two parts in one assessment.</summary>
internal static class PiaHeadRules
{
    /// <summary>Why those who approve a submitted assessment stay whom they were.</summary>
    public static string Of(PiaRefusal refusal) => refusal switch
    {
        PiaRefusal.OwnWork => "Select approvers who did not write, submit or lead it: nobody approves their own work",
        PiaRefusal.WrongState =>
            "It has been handed in, so its title, service and planned start stay as they were read. Ask for it to be returned, or report a change once it is live",
        _ => "You wrote or lead it, so another officer changes who approves it",
    };

    /// <summary>Whoever has no part in an assessment cannot see what they have started for another.</summary>
    public static bool LetSee(Viewer viewer, params IEnumerable<Guid?> parts) => viewer.SeesAllPias || parts.Any(p => p is not null && viewer.MayActFor(p));

    public static void Check(Guid? leadId, Guid? ownerId, Guid? headId, Guid? adviserId, ModelStateDictionary modelState)
    {
        foreach (var (id, field) in new[] { (ownerId, "InformationAssetOwnerId"), (headId, "HeadOfServiceId") })
        {
            if (id is not null && id == adviserId)
            {
                modelState.AddModelError(field, "Select someone other than the Data Protection Officer who advises on it");
            }
        }

        if (leadId is null)
        {
            return;
        }

        if (leadId == ownerId)
        {
            modelState.AddModelError("InformationAssetOwnerId", "Select an owner other than the lead: nobody approves their own project");
        }

        if (leadId == headId)
        {
            modelState.AddModelError("HeadOfServiceId", "Select a head of service other than the lead: nobody approves their own project");
        }
    }
}
