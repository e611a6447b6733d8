using CyberGov.Data;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Form;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>The rows of a scene that nobody has a part in.</summary>
internal static class PiaSceneRows
{
    public static Dictionary<string, string> ScreeningOf(PiaForm form, ScreeningSays says)
    {
        string[] yes = says switch
        {
            ScreeningSays.None or ScreeningSays.QuestionOpen => [],
            ScreeningSays.One or ScreeningSays.OneAdvised => ["S1"],
            ScreeningSays.Mandatory => ["S11"],
            _ => ["S1", "S2"],
        };
        var answers = form.Screening.ToDictionary(q => q.Id, q => yes.Contains(q.Id) ? FormField.Yes : FormField.No, StringComparer.Ordinal);
        foreach (var id in yes.Where(_ => says != ScreeningSays.YesWithoutNote))
        {
            answers[$"{id}-note"] = "Pictures of passers-by";
        }

        if (says == ScreeningSays.QuestionOpen)
        {
            answers.Remove("S7");
        }

        return answers;
    }

    public static void AddTables(CyberGovDbContext db, Pia pia, PiaScene scene)
    {
        if (scene.Lacks != Lacking.Flow)
        {
            db.PiaDataFlows.Add(new PiaDataFlow { PiaId = pia.PiaId, VersionNumber = 1, Position = 1, Source = "Camera", Recipient = "Control room" });
        }

        if (scene.Lacks != Lacking.Consultee)
        {
            db.PiaConsultees.Add(new PiaConsultee { PiaId = pia.PiaId, VersionNumber = 1, Position = 1, Who = "Market traders" });
        }
    }
}
