namespace CyberGov.Web.Pages.Reminders;

/// <summary>Whoever is further up must not hear of it before those below.</summary>
internal static class LadderOrder
{
    public static IEnumerable<(string Field, string Words)> Problems(int? deputy, int? lineManager, int? siro)
    {
        if (lineManager < deputy)
        {
            yield return (
                nameof(RulesModel.LineManagerAfter), $"The line manager must not be told before the deputy: enter {deputy} days or more, or fewer days for the deputy");
        }

        if (siro < deputy || siro < lineManager)
        {
            yield return (
                nameof(RulesModel.SiroAfter), "The senior information risk owner must not be told before the deputy or the line manager: enter as many days as theirs or more");
        }
    }
}
