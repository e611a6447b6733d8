using CyberGov.Mail;

namespace CyberGov.UnitTests.Mail;

public sealed class QueuedEmailTests
{
    private static readonly DateTimeOffset Start = new(2028, 3, 3, 7, 30, 0, TimeSpan.Zero);

    private readonly QueuedEmail _email = new()
    {
        Kind = "test",
        ToAddress = "ada@example.gov.uk",
        ToName = "Ada",
        Subject = "Subject",
        TextBody = "Text",
        HtmlBody = "<p>Text</p>",
        QueuedAt = Start,
    };

    [Fact]
    public void A_mail_not_taken_waits_1_2_4_minutes_and_so_on_up_to_an_hour()
    {
        var waits = Enumerable.Range(0, 9).Select(_ => FailOnce().TotalMinutes);

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60, 60], waits);
    }

    [Fact]
    public void A_mail_whose_hand_off_was_cut_short_never_claims_that_it_did_not_go()
    {
        Assert.Null(_email.Lease(Start, TimeSpan.FromMinutes(5)));
        var line = _email.Lease(Start.AddMinutes(6), TimeSpan.FromMinutes(5));
        _email.RecordNotNeeded();

        Assert.Contains("may have been handed over", line!.Answer, StringComparison.Ordinal);
        Assert.False(line.Accepted);
        Assert.StartsWith(line.Answer, _email.LastAnswer, StringComparison.Ordinal);
        Assert.Contains("Not sent again", _email.LastAnswer, StringComparison.Ordinal);
    }

    [Fact]
    public void After_about_five_days_it_has_failed_for_good_and_says_so()
    {
        var waited = TimeSpan.Zero;
        while (_email.State == EmailState.Queued)
        {
            waited += FailOnce();
        }

        Assert.InRange(waited, TimeSpan.FromDays(4.5), TimeSpan.FromDays(5.5));
        Assert.StartsWith("Given up after 125 attempts. No answer.", _email.LastAnswer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_mail_goes_back_into_the_queue_only_when_someone_asks()
    {
        _email.Lease(Start, TimeSpan.FromMinutes(5));
        _email.RecordRefusal(Start, "Smtp", "No such mailbox.");

        Assert.Equal(EmailState.Failed, _email.State);
        Assert.Throws<InvalidOperationException>(() => _email.Lease(Start, TimeSpan.FromMinutes(5)));

        _email.TryAgain(Start.AddDays(1));

        Assert.Equal((EmailState.Queued, 0, Start.AddDays(1)), (_email.State, _email.AttemptCount, _email.NextAttemptAt));
        Assert.Throws<InvalidOperationException>(() => _email.TryAgain(Start));
    }

    [Fact]
    public void Every_change_moves_the_version_so_that_two_nodes_never_both_take_it()
    {
        var versions = new List<int> { _email.Version };
        _email.Lease(Start, TimeSpan.FromMinutes(5));
        versions.Add(_email.Version);
        var attempt = _email.RecordSent(Start, "Smtp", new HandedOver("Taken."));
        versions.Add(_email.Version);

        Assert.Equal([0, 1, 2], versions);
        Assert.Equal((true, "Smtp", "Taken.", Start), (attempt.Accepted, attempt.Transport, attempt.Answer, attempt.AttemptedAt));
        Assert.Null(_email.LeasedUntil);
    }

    [Fact]
    public void A_mail_given_back_untouched_has_not_used_an_attempt()
    {
        _email.Lease(Start, TimeSpan.FromMinutes(5));
        _email.Release();

        Assert.Equal((EmailState.Queued, 0, null), (_email.State, _email.AttemptCount, _email.LeasedUntil));
    }

    [Fact]
    public void Whoever_asked_us_to_wait_longer_is_left_alone_as_long()
    {
        _email.Lease(Start, TimeSpan.FromMinutes(5));
        _email.RecordFailure(Start, "Graph", "429", notBefore: TimeSpan.FromMinutes(10));

        Assert.Equal(Start.AddMinutes(10), _email.NextAttemptAt);
    }

    [Fact]
    public void What_became_of_it_is_asked_for_a_week_and_then_no_more()
    {
        _email.Lease(Start, TimeSpan.FromMinutes(5));
        _email.RecordSent(Start, "Notify", new HandedOver("Taken.", "740e5834"));
        var open = new DeliveryReceipt(DeliveryOutcome.Open, "sending");

        Assert.Null(_email.RecordReceipt(Start.AddMinutes(2), "Notify", open));
        Assert.Equal(Start.AddMinutes(7), _email.ReceiptDueAt);
        _email.RecordReceipt(Start.AddDays(7.1), "Notify", open);
        Assert.Equal((EmailState.Sent, null), (_email.State, _email.ReceiptDueAt));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_that_signs_its_reader_in_is_forgotten_once_it_has_gone_and_kept_until_then(bool isPersonal)
    {
        var email = new QueuedEmail
        {
            Kind = "test",
            ToAddress = "ada@example.gov.uk",
            ToName = "Ada",
            Subject = "Subject",
            TextBody = "Text",
            HtmlBody = "<p>Text</p>",
            QueuedAt = Start,
            HoldsPersonalLink = isPersonal,
        };
        email.Lease(Start, TimeSpan.FromMinutes(5));
        email.RecordFailure(Start, "Smtp", "No answer.");
        Assert.Equal(("Text", "<p>Text</p>"), (email.TextBody, email.HtmlBody));

        email.Lease(email.NextAttemptAt, TimeSpan.FromMinutes(5));
        email.RecordSent(email.NextAttemptAt, "Smtp", new HandedOver("250 OK"));
        Assert.Equal(isPersonal ? ("", "") : ("Text", "<p>Text</p>"), (email.TextBody, email.HtmlBody));
    }

    private TimeSpan FailOnce()
    {
        var now = _email.NextAttemptAt > Start ? _email.NextAttemptAt : Start;
        _email.Lease(now, TimeSpan.FromMinutes(5));
        _email.RecordFailure(now, "Smtp", "No answer.");

        return _email.NextAttemptAt - now;
    }
}
