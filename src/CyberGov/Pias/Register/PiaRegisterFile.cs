using CyberGov.Workbooks;

namespace CyberGov.Pias.Register;

/// <summary>The register of assessments as a workbook or as CSV: the rows of the page, all of them.</summary>
public static class PiaRegisterFile
{
    private const int NameWidth = 24;

    public static Register<PiaRegisterRow> Shape(DateOnly today) =>
        new Register<PiaRegisterRow>("PIAs", "tblPias", "Privacy impact assessments: where each stands, whom it waits for and how long.")
            .Text("Reference", 16, p => p.Code)
            .Text("Title", 50, p => p.Title)
            .Text("Service area", NameWidth, p => p.ServiceArea)
            .Text("Project lead", NameWidth, p => p.ProjectLead)
            .Text("State", 20, p => PiaWords.Of(p.State))
            .WholeNumber("Version", 9, p => p.VersionNumber)
            .Text("Waits for", NameWidth, p => p.WaitsFor is { } part ? p.WaitsForName ?? PiaWords.Of(part) : "Nobody")
            .Text("In which part", NameWidth, p => p.WaitsFor is { } part ? PiaWords.Of(part) : null)
            .Date("In this state since", p => p.StateSinceOn)
            .WholeNumber("Days waiting", 10, p => p.DaysWaiting(today))
            .Text("Risk before measures", 12, p => PiaWords.Of(p.InitialLevel))
            .Text("Risk that remains", 12, p => PiaWords.Of(p.ResidualLevel))
            .Date("Next review", p => p.NextReviewOn)
            .Date("Commissioner replies by", p => p.CommissionerDueOn)
            .Text("Law enforcement", 12, p => PiaWords.YesNo(p.IsLawEnforcement));

    public static async Task WriteWorkbookAsync(
        Stream output, IAsyncEnumerable<PiaRegisterRow> rows, WorkbookDetails details, DateOnly today, CancellationToken cancellationToken)
    {
        await using var workbook = new WorkbookWriter(output, details);
        await workbook.AddRegisterAsync(Shape(today), rows, csvTwin: null, cancellationToken);
        await workbook.FinishAsync(layOut: null, cancellationToken);
    }
}
