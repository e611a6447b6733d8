using CyberGov.Evidence;

namespace CyberGov.UnitTests.Evidence;

public sealed class EvidenceStatesTests
{
    private static readonly DateOnly Today = new(2027, 3, 3);

    [Theory]
    [InlineData(null, EvidenceState.Current)]
    [InlineData(31, EvidenceState.Current)]
    [InlineData(30, EvidenceState.Expiring)]
    [InlineData(0, EvidenceState.Expiring)]
    [InlineData(-1, EvidenceState.Expired)]
    public void The_last_day_still_counts_and_the_thirty_before_it_are_a_warning(int? days, EvidenceState expected)
    {
        DateOnly? expiresOn = days is { } n ? Today.AddDays(n) : null;

        Assert.Equal(expected, EvidenceStates.Of(EvidenceStage.Accepted, expiresOn, Today));
        Assert.Equal(EvidenceState.Withdrawn, EvidenceStates.Of(EvidenceStage.Withdrawn, expiresOn, Today));
        Assert.Equal(EvidenceState.Submitted, EvidenceStates.Of(EvidenceStage.Submitted, expiresOn, Today));
    }

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1, "1 byte")]
    [InlineData(1023, "1023 bytes")]
    [InlineData(1024, "1 KB")]
    [InlineData(1_468_006, "1.4 MB")]
    public void Sizes_read_as_people_say_them(long bytes, string expected) =>
        Assert.Equal(expected, EvidenceWords.SizeInWords(bytes));
}
