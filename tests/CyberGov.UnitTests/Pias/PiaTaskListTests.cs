using CyberGov.Pias.Assessment;
using CyberGov.Pias.Content;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using CyberGov.UnitTests.Architecture;

namespace CyberGov.UnitTests.Pias;

public sealed class PiaTaskListTests
{
    private static readonly PiaForm Form = PiaFormFile.Read(RepositoryFiles.PathOf("controls")).FormOrThrow();

    [Fact]
    public void While_it_is_screened_only_the_screening_can_be_started()
    {
        var tasks = Tasks(PiaState.DraftScreening, []);

        Assert.Equal(PiaTaskStatus.NotStarted, tasks[0].Status);
        Assert.All(tasks.Skip(1), t => Assert.Equal((PiaTaskStatus.CannotStartYet, null), (t.Status, t.Address)));
    }

    [Fact]
    public void A_yes_of_the_screening_counts_once_its_note_is_there()
    {
        Assert.Equal(0, Tasks(PiaState.DraftScreening, new() { ["S1"] = "yes" })[0].Done);
        Assert.Equal(2, Tasks(PiaState.DraftScreening, new() { ["S1"] = "yes", ["S1-note"] = "Cameras", ["S2"] = "no" })[0].Done);
    }

    [Fact]
    public void Steps_are_counted_by_the_answers_that_are_asked_and_needed()
    {
        var before = Task("consultation", Tasks(PiaState.Describing, new() { ["people-asked"] = "yes" }));
        var after = Task("consultation", Tasks(PiaState.Describing, new() { ["people-asked"] = "no" }));

        Assert.Equal((PiaTaskStatus.InProgress, 1, 3), (before.Status, before.Done, before.Needed));
        Assert.Equal(4, after.Needed);
        Assert.Equal(PiaTaskStatus.NotStarted, Task("scope", Tasks(PiaState.Describing, [])).Status);
    }

    [Fact]
    public void A_reason_for_asking_nobody_stands_in_place_of_the_log()
    {
        var task = Task("consultation", Tasks(PiaState.Describing, new()
        {
            ["people-asked"] = "no",
            ["no-consultation-reason"] = "It would warn thieves",
            ["security-advice"] = "None needed",
        }));

        Assert.Equal(PiaTaskStatus.Completed, task.Status);
    }

    [Fact]
    public void Comments_are_counted_with_the_step_they_are_about()
    {
        var tasks = PiaTaskList.Of(PiaState.Describing, Content([]), Form, ["aim", "need-reason", "risk-2", "flow", "S4", "R1"]);

        Assert.Equal((2, 2, 1, 1), (tasks[0].OpenComments, Task("need", tasks).OpenComments, Task("risks", tasks).OpenComments, Task("flow", tasks).OpenComments));
    }

    [Theory]
    [InlineData(PiaState.Describing, PiaTaskStatus.CannotStartYet)]
    [InlineData(PiaState.DpoReview, PiaTaskStatus.InProgress)]
    [InlineData(PiaState.Live, PiaTaskStatus.Completed)]
    [InlineData(PiaState.Withdrawn, PiaTaskStatus.NotStarted)]
    public void Advice_and_approval_follow_the_state(PiaState state, PiaTaskStatus expected) =>
        Assert.Equal(expected, Task("sign-off", Tasks(state, [])).Status);

    [Fact]
    public void No_task_that_can_be_done_before_the_approval_is_called_after_it() => Assert.All(
        Tasks(PiaState.Describing, new() { ["publication-choice"] = "in-full" }).Where(t => t.Status == PiaTaskStatus.Completed),
        t => Assert.DoesNotContain("after", t.Title, StringComparison.OrdinalIgnoreCase));

    private static PiaTask Task(string id, IEnumerable<PiaTask> tasks) => tasks.Single(t => t.Id == id);

    private static IReadOnlyList<PiaTask> Tasks(PiaState state, SortedDictionary<string, string> answers) =>
        PiaTaskList.Of(state, Content(answers), Form, []);

    private static PiaContent Content(SortedDictionary<string, string> answers) => new()
    {
        Code = "PIA-2026-0001",
        VersionNumber = 1,
        Title = "Cameras",
        ServiceAreaId = Guid.Empty,
        ProjectLeadId = Guid.Empty,
        InformationAssetOwnerId = Guid.Empty,
        IsLawEnforcement = false,
        Answers = answers,
    };
}
