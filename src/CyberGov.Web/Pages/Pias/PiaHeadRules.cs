using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CyberGov.Web.Pages.Pias;

/// <summary>Says beside the field who may not have two parts in one assessment.</summary>
internal static class PiaHeadRules
{
    public static void Check(Guid? leadId, Guid? ownerId, Guid? headId, ModelStateDictionary modelState)
    {
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
