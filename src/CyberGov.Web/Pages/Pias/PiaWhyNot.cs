using CyberGov.Pias;
using CyberGov.Pias.Workflow;

namespace CyberGov.Web.Pages.Pias;

/// <summary>Why a step is closed to a person, in words that say who can take it or how to mend it.</summary>
public static class PiaWhyNot
{
    public static string Of(PiaClosedStep step, PiaStanding pia) => step.Refusal switch
    {
        PiaRefusal.OwnWork => $"You wrote or handed in part of this version, so someone else must take this step: {Takers(step)}.",
        _ when PiaRules.IsApproval(step.Action) || step.Refusal == PiaRefusal.AnotherApprover => $"{RiskWords.WhoDecides(pia)} {Sentence(step)}",
        _ => $"You have no part in which this step is taken. {Sentence(step)}",
    };

    private static string Sentence(PiaClosedStep step) => $"It is for {Takers(step)}.";

    private static string Takers(PiaClosedStep step)
    {
        var able = step.Takers.Where(t => t.Names.Count > 0).Select(t => $"{string.Join(" or ", t.Names)} ({PiaWords.Of(t.Actor)})").ToList();
        if (able.Count > 0)
        {
            return string.Join(", or ", able);
        }

        // Everyone who has the part wrote the version, or nobody has it.
        var part = PiaWords.Of(step.Takers[0].Actor);
        return IsNamed(step.Takers[0].Actor)
            ? $"an information governance officer who wrote none of it can name another {part} under “Change title, people or planned start”"
            : $"another {part} is needed, whom an administrator can add";
    }

    private static bool IsNamed(PiaActor actor) =>
        actor is PiaActor.ProjectLead or PiaActor.InformationAssetOwner or PiaActor.HeadOfService;
}
