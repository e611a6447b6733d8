using CyberGov.Controls;

namespace CyberGov.UnitTests.Controls;

public sealed class ControlPositionTests
{
    private static readonly DateOnly Today = new(2027, 3, 7);

    [Theory]
    [InlineData(ControlStatus.NotAssessed, 1, ControlPosition.NotAssessed)]
    [InlineData(ControlStatus.NotInPlace, 1, ControlPosition.NotInPlace)]
    [InlineData(ControlStatus.PartlyInPlace, 1, ControlPosition.PartlyInPlace)]
    [InlineData(ControlStatus.InPlace, null, ControlPosition.NoEvidence)]
    [InlineData(ControlStatus.InPlace, -1, ControlPosition.EvidenceExpired)]
    [InlineData(ControlStatus.InPlace, 0, ControlPosition.Met)]
    [InlineData(ControlStatus.InPlace, 1, ControlPosition.Met)]
    public void A_control_stands_by_its_last_review_and_by_evidence_that_still_counts_today(
        ControlStatus status, int? evidencedDaysAhead, ControlPosition expected)
    {
        var evidencedUntil = evidencedDaysAhead is { } days ? Today.AddDays(days) : (DateOnly?)null;

        Assert.Equal(expected, ControlPositions.Of(status, isApplicable: true, evidencedUntil, Today));
        Assert.Equal(ControlPosition.NotApplicable, ControlPositions.Of(status, isApplicable: false, evidencedUntil, Today));
    }
}
