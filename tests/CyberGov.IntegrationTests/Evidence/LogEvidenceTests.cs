using System.Security.Cryptography;
using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Testing.Files;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Evidence;

public abstract class LogEvidenceTests(DatabaseProvider provider) : IAsyncLifetime
{
    private EvidenceCouncil _council = null!;
    private Viewer _officer = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _council = await EvidenceCouncil.CreateAsync(provider);
        _officer = await _council.AddPersonAsync("olu", CouncilRole.InformationGovernanceOfficer);
    }

    public async ValueTask DisposeAsync()
    {
        await _council.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_item_keeps_its_words_its_files_and_its_controls()
    {
        var first = await _council.AddControlAsync("TST-03");
        var second = await _council.AddControlAsync("TST-01");
        await _council.MapAsync(first, "TEST1");
        var pdf = await _council.ReceiveAsync("policy.pdf", SampleFiles.Pdf());
        var png = await _council.ReceiveAsync("screen.png", SampleFiles.Png());

        var code = await _council.LogAsync(
            EvidenceCouncil.Note(_officer.PersonId, first, second, first) with
            {
                Title = "  Leavers of February ",
                LinkUrl = "https://intranet.example.gov.uk/leavers?month=2",
                ExpiresOn = EvidenceCouncil.Today.AddYears(1),
                Marking = Marking.OfficialSensitive,
                Files = [pdf, png],
            },
            _officer);

        var details = await _council.DetailsAsync(code, _officer);
        Assert.Equal("EV-2027-0001", code);
        Assert.NotNull(details);
        Assert.Equal("Leavers of February", details.Facts.Title);
        Assert.Equal("Every leaver was removed", details.Revision.Shows);
        Assert.Equal("https://intranet.example.gov.uk/leavers?month=2", details.Revision.LinkUrl);
        Assert.Equal("Checked with payroll", details.Revision.Note);
        Assert.Equal(Marking.OfficialSensitive, details.Facts.Marking);
        Assert.Equal("olu", details.Facts.OwnerName);
        Assert.Equal(EvidenceState.Submitted, details.Facts.StateOn(EvidenceCouncil.Today));
        Assert.Equal(["policy.pdf", "screen.png"], details.Files.Select(f => f.FileName));
        Assert.Equal("application/pdf", details.Files[0].ContentType);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(SampleFiles.Pdf())), details.Files[0].Sha256);
        Assert.Equal(["TST-01", "TST-03"], details.Controls.Select(c => c.Code));
        Assert.Equal(("TEST1", "TEST1-1", "TST-03"), details.Requirements.Select(r => (r.FrameworkCode, r.Code, r.ControlCode)).Single());
    }

    [Fact]
    public async Task Codes_run_on_and_the_history_says_who_logged_what()
    {
        var control = await _council.AddControlAsync("TST-03");

        await _council.LogAsync(EvidenceCouncil.Note(_officer.PersonId, control), _officer);
        var code = await _council.LogAsync(EvidenceCouncil.Note(_officer.PersonId, control), _officer);

        var details = await _council.DetailsAsync(code, _officer);
        Assert.Equal("EV-2027-0002", code);
        Assert.Equal(["Attached to TST-03", "Logged and handed in"], details!.History.Select(h => h.What).Order());
        Assert.All(details.History, h => Assert.Equal("olu", h.PersonName));
    }

    [Fact]
    public async Task The_control_knows_how_much_evidence_it_has_and_until_when()
    {
        var control = await _council.AddControlAsync("TST-03");
        var note = EvidenceCouncil.Note(_officer.PersonId, control);

        await _council.LogAcceptedAsync(note with { ExpiresOn = EvidenceCouncil.Today.AddDays(10) }, _officer);
        await _council.LogAcceptedAsync(note with { ExpiresOn = EvidenceCouncil.Today.AddDays(5) }, _officer);
        var afterTwo = await _council.ControlAsync(control);
        await _council.LogAcceptedAsync(note, _officer);
        var afterThree = await _council.ControlAsync(control);

        Assert.Equal((2, EvidenceCouncil.Today.AddDays(10)), (afterTwo.EvidenceCount, afterTwo.EvidencedUntil));
        Assert.Equal((3, DateOnly.MaxValue), (afterThree.EvidenceCount, afterThree.EvidencedUntil));
        Assert.Equal(afterTwo.Version, afterThree.Version);
    }

    [Fact]
    public async Task Twenty_items_logged_at_once_get_twenty_codes_and_are_all_counted()
    {
        var control = await _council.AddControlAsync("TST-03");

        var codes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(
            () => _council.LogAsync(EvidenceCouncil.Note(_officer.PersonId, control), _officer), Token)));

        Assert.Equal(20, codes.Distinct().Count());
        Assert.Equal(20, (await _council.ControlAsync(control)).EvidenceCount);
    }

    [Fact]
    public async Task An_owner_cannot_slip_in_another_owners_control()
    {
        var owner = await _council.AddPersonAsync("ada", CouncilRole.ControlOwner);
        var own = await _council.AddControlAsync("TST-03", ownerId: owner.PersonId);
        var deputised = await _council.AddControlAsync("TST-04", deputyId: owner.PersonId);
        var foreign = await _council.AddControlAsync("TSU-01", ownerId: _officer.PersonId);

        await _council.LogAsync(EvidenceCouncil.Note(owner.PersonId, own, deputised), owner);

        await Assert.ThrowsAsync<EvidenceNotFoundException>(
            () => _council.LogAsync(EvidenceCouncil.Note(owner.PersonId, own, foreign), owner));
        Assert.Equal(1, await _council.WithDbAsync(db => db.EvidenceItems.CountAsync(Token)));
        Assert.Equal(0, (await _council.ControlAsync(foreign)).EvidenceCount);
    }

    [Fact]
    public async Task Retired_and_unknown_controls_and_people_who_left_are_refused()
    {
        var control = await _council.AddControlAsync("TST-03");
        var retired = await _council.AddControlAsync("TSV-01", isRetired: true);
        var leaver = await _council.AddPersonAsync("lee");
        await _council.WithDbAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == leaver.PersonId, Token)).LeftOn = EvidenceCouncil.Today;
            await db.SaveChangesAsync(Token);
        });

        await AssertNotFoundAsync(EvidenceCouncil.Note(_officer.PersonId, retired));
        await AssertNotFoundAsync(EvidenceCouncil.Note(_officer.PersonId, control, Guid.CreateVersion7()));
        await AssertNotFoundAsync(EvidenceCouncil.Note(leaver.PersonId, control));
        await AssertNotFoundAsync(EvidenceCouncil.Note(Guid.CreateVersion7(), control));
    }

    [Theory]
    [InlineData(CouncilRole.Auditor)]
    [InlineData(CouncilRole.BoardMember)]
    [InlineData(CouncilRole.Administrator)]
    public async Task Those_who_only_read_cannot_log(CouncilRole role)
    {
        var reader = await _council.AddPersonAsync("rea", role);
        var control = await _council.AddControlAsync("TST-03", ownerId: reader.PersonId);

        Assert.False(reader.MayLogEvidence);
        await Assert.ThrowsAsync<EvidenceNotFoundException>(
            () => _council.LogAsync(EvidenceCouncil.Note(reader.PersonId, control), reader));
    }

    [Fact]
    public async Task An_item_is_not_logged_when_its_bytes_are_not_in_the_store()
    {
        var control = await _council.AddControlAsync("TST-03");
        var never = new ReceivedFile("policy.pdf", "application/pdf", new string('0', 64), 10);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _council.LogAsync(
            EvidenceCouncil.Note(_officer.PersonId, control) with { Files = [never] }, _officer));

        Assert.Equal(0, await _council.WithDbAsync(db => db.EvidenceItems.CountAsync(Token)));
    }

    [Fact]
    public async Task Withdrawing_keeps_the_item_readable_with_its_reason_and_stops_counting_it()
    {
        var control = await _council.AddControlAsync("TST-03");
        var code = await _council.LogAsync(EvidenceCouncil.Note(_officer.PersonId, control), _officer);

        await WithdrawAsync(code, _officer);

        var details = await _council.DetailsAsync(code, _officer);
        Assert.Equal(EvidenceState.Withdrawn, details!.Facts.StateOn(EvidenceCouncil.Today));
        Assert.Equal(("Wrong month", "olu"), (details.Facts.WithdrawnReason, details.Facts.WithdrawnByName));
        Assert.Equal(("Withdrawn", "Wrong month"), (details.History[0].What, details.History[0].Detail));
        var counted = await _council.ControlAsync(control);
        Assert.Equal((0, null), (counted.EvidenceCount, counted.EvidencedUntil));
        await Assert.ThrowsAsync<EvidenceRefusedException>(() => WithdrawAsync(code, _officer));
    }

    [Fact]
    public async Task An_owner_withdraws_their_own_items_only()
    {
        var owner = await _council.AddPersonAsync("ada", CouncilRole.ControlOwner);
        var control = await _council.AddControlAsync("TST-03", ownerId: owner.PersonId);
        var officers = await _council.LogAsync(EvidenceCouncil.Note(_officer.PersonId, control), _officer);
        var own = await _council.LogAsync(EvidenceCouncil.Note(owner.PersonId, control), owner);

        await WithdrawAsync(own, owner);

        await Assert.ThrowsAsync<EvidenceRefusedException>(() => WithdrawAsync(officers, owner));
    }

    [Fact]
    public async Task Attaching_and_detaching_move_the_counts_and_are_in_the_history()
    {
        var first = await _council.AddControlAsync("TST-03");
        var second = await _council.AddControlAsync("TST-04");
        var code = await _council.LogAcceptedAsync(EvidenceCouncil.Note(_officer.PersonId, first), _officer);

        await _council.WithAsync<AttachEvidence>(a => a.ExecuteAsync(code, [second, first], _officer, Token), _officer.PersonId);
        var afterAttaching = await _council.ControlAsync(second);
        await _council.WithAsync<DetachEvidence>(d => d.ExecuteAsync(code, [first], _officer, Token), _officer.PersonId);

        Assert.Equal((1, DateOnly.MaxValue), (afterAttaching.EvidenceCount, afterAttaching.EvidencedUntil));
        Assert.Equal(0, (await _council.ControlAsync(first)).EvidenceCount);
        var details = await _council.DetailsAsync(code, _officer);
        Assert.Equal(["TST-04"], details!.Controls.Select(c => c.Code));
        Assert.Equal(["Taken off TST-03", "Attached to TST-04"], details.History.Take(2).Select(h => h.What));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => _council.WithAsync<DetachEvidence>(d => d.ExecuteAsync(code, [second], _officer, Token)));
    }

    [Fact]
    public async Task Every_logged_item_revision_and_file_is_in_the_change_history()
    {
        var control = await _council.AddControlAsync("TST-03");
        var pdf = await _council.ReceiveAsync("policy.pdf", SampleFiles.Pdf());

        await _council.LogAsync(EvidenceCouncil.Note(_officer.PersonId, control) with { Files = [pdf] }, _officer);

        var entries = await _council.WithDbAsync(db => db.ChangeHistory.ToListAsync(Token));
        Assert.All(
            [nameof(EvidenceItem), nameof(EvidenceRevision), nameof(EvidenceFile), nameof(EvidenceControl)],
            subject => Assert.Single(entries, e => e.Subject == subject && e.Action == ChangeAction.Added));
        Assert.Contains(entries, e => e.Fields.Contains(pdf.Sha256, StringComparison.Ordinal));
    }

    private Task WithdrawAsync(string code, Viewer viewer) => _council.WithAsync<WithdrawEvidence>(
        withdraw => withdraw.ExecuteAsync(code, " Wrong month ", viewer, Token), viewer.PersonId);

    private async Task AssertNotFoundAsync(NewEvidence evidence) =>
        await Assert.ThrowsAsync<EvidenceNotFoundException>(() => _council.LogAsync(evidence, _officer));
}

public sealed class LogEvidenceOnSqliteTests() : LogEvidenceTests(DatabaseProvider.Sqlite);

public sealed class LogEvidenceOnPostgresTests() : LogEvidenceTests(DatabaseProvider.Postgres);
