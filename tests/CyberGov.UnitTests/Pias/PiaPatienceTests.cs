using CyberGov.Pias;
using CyberGov.Pias.Workflow;

namespace CyberGov.UnitTests.Pias;

public sealed class PiaPatienceTests
{
    /// <summary>At sign-off the risk says whom it waits for; with the Commissioner the law says how long.</summary>
    [Fact]
    public void Every_state_that_waits_for_somebody_has_a_number_of_days()
    {
        var waiting = Enum.GetValues<PiaState>()
            .Where(s => (s.WaitsFor is not null || s == PiaState.SignOff) && s != PiaState.PriorConsultation);

        Assert.All(waiting, s => Assert.InRange(PiaPatience.WorkingDaysFor(s), 5, 20));
    }
}
