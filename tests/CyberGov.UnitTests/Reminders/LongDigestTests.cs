using CyberGov.Mail;
using CyberGov.Reminders;

namespace CyberGov.UnitTests.Reminders;

public sealed class LongDigestTests
{
    private static readonly DateOnly Today = new(2027, 3, 1);

    private static readonly DueKind Review = new("review", "Reviews to do", "Follow each link.", "Review", "control", "controls", "/reviews");

    private static readonly DigestEmail Writer = new(
        new CouncilLook("Borsetshire", "#00584d"), "cybergov@borsetshire.example", new SiteAddress(new Uri("https://cybergov.example")),
        new Dictionary<string, DueKind> { ["review"] = Review });

    [Theory]
    [InlineData(50, null)]
    [InlineData(51, "and 1 more")]
    [InlineData(312, "and 262 more")]
    public void A_section_names_fifty_and_counts_the_rest_with_a_link_to_all(int lines, string? more)
    {
        var reader = new ReminderPerson(Guid.CreateVersion7(), "Ada", "ada@borsetshire.example");

        var asked = Writer.Write(new OwedDigest(reader, Lines(lines, isAsked: true), [], [], null), Today, lastSequence: null, DateTimeOffset.UnixEpoch);
        var late = Writer.Write(new OwedDigest(reader, Lines(lines, isAsked: false), [], [], null), Today, lastSequence: null, DateTimeOffset.UnixEpoch);

        Assert.Equal($"Review {lines} controls: {lines} overdue, the first since 28 February 2027", asked.Subject);
        Assert.Equal((50, 50), (Count(asked.Text, "/complete"), Count(late.Text, "/complete")));
        Assert.Equal((50, 50), (Count(asked.Html, "/complete"), Count(late.Html, "/complete")));
        Assert.Equal(more is not null, asked.Text.Contains($"- {more ?? "and "}\r\n  Follow the link to see them all\r\n  https://cybergov.example/reviews\r\n", StringComparison.Ordinal));
        Assert.Equal(more is not null, late.Text.Contains($"https://cybergov.example/reminders?person={reader.PersonId}\r\n", StringComparison.Ordinal));
    }

    [Fact]
    public void What_has_moved_is_moved_in_the_calendar_and_not_said_to_be_taken_out()
    {
        var line = Lines(1, isAsked: true)[0] with { IsOverdue = false };
        var reader = new ReminderPerson(Guid.CreateVersion7(), "Ada", "ada@borsetshire.example");
        var moved = new CalendarLeftover("review", line.Item.ItemId, Today.AddDays(20), "IAM-001");
        var done = new CalendarLeftover("review", Guid.CreateVersion7(), Today.AddDays(20), "IAM-002");

        var one = Writer.Write(new OwedDigest(reader, [line], [], [moved], null), Today, lastSequence: null, DateTimeOffset.UnixEpoch);
        var both = Writer.Write(new OwedDigest(reader, [line], [], [moved, done], null), Today, lastSequence: null, DateTimeOffset.UnixEpoch);

        Assert.Equal(["due-dates.ics"], one.Calendars.Select(c => c.FileName));
        Assert.DoesNotContain("no-longer-due.ics", one.Text, StringComparison.Ordinal);
        Assert.Equal(["due-dates.ics", "no-longer-due.ics"], both.Calendars.Select(c => c.FileName));
        Assert.Contains("IAM-002, which was due", both.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("IAM-001, which was due", both.Text, StringComparison.Ordinal);
    }

    private static List<DigestLine> Lines(int count, bool isAsked) => [.. Enumerable.Range(1, count).Select(n => new DigestLine(
        new DueItem("review", Guid.CreateVersion7(), Today.AddDays(-1), Today.AddDays(-90), $"IAM-{n:000}", "A control", "Why: a duty", $"/reviews/{n}/complete", null, null, null),
        0, isAsked ? ReminderRung.Owner : ReminderRung.SeniorInformationRiskOwner, null, isAsked) { IsOverdue = true })];

    private static int Count(string text, string words) => text.Split(words).Length - 1;
}
