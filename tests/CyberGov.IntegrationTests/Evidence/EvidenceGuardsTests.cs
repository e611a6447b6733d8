using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Testing.Files;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Evidence;

/// <summary>Ways round the second pair of eyes, each of them closed.</summary>
public abstract class EvidenceGuardsTests(DatabaseProvider provider) : IAsyncLifetime
{
    private EvidenceCouncil _council = null!;
    private Viewer _officer = null!;
    private Viewer _dpo = null!;
    private Viewer _owner = null!;
    private Guid _control;
    private Guid _other;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _council = await EvidenceCouncil.CreateAsync(provider);
        _officer = await _council.AddPersonAsync("olu", CouncilRole.InformationGovernanceOfficer);
        _dpo = await _council.AddPersonAsync("dee", CouncilRole.DataProtectionOfficer);
        _owner = await _council.AddPersonAsync("ada", CouncilRole.ControlOwner);
        _control = await _council.AddControlAsync("TST-03", ownerId: _owner.PersonId);
        _other = await _council.AddControlAsync("TST-04", ownerId: _owner.PersonId);
    }

    public async ValueTask DisposeAsync()
    {
        await _council.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_revision_changes_neither_owner_nor_marking_nor_kind_nor_controls(bool isSubmitted)
    {
        var secret = EvidenceCouncil.Note(_officer.PersonId, _control) with { Marking = Marking.OfficialSensitive };
        var code = await _council.LogAcceptedAsync(secret, _officer);

        await _council.WithAsync<ReviseEvidence>(r => r.ExecuteAsync(
            code,
            1,
            secret with { Marking = Marking.Official, OwnerId = _owner.PersonId, Kind = EvidenceKind.Policy, ControlIds = [_other] },
            isSubmitted,
            _owner,
            Token));

        var details = (await _council.DetailsAsync(code, _officer))!;
        Assert.Equal((Marking.OfficialSensitive, _officer.PersonId, EvidenceKind.Other), (details.Facts.Marking, details.Facts.OwnerId, details.Facts.Kind));
        Assert.Equal(["TST-03"], details.Controls.Select(c => c.Code));
    }

    [Fact]
    public async Task A_control_attached_after_the_page_was_shown_makes_the_decision_void()
    {
        var code = await _council.LogAsync(EvidenceCouncil.Note(_officer.PersonId, _control), _officer);
        var seen = EvidenceSeal.Of((await _council.DetailsAsync(code, _dpo))!);

        await _council.WithAsync<AttachEvidence>(a => a.ExecuteAsync(code, [_other], _officer, Token));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(
            () => _council.WithAsync<DecideOnEvidence>(d => d.AcceptAsync(code, seen, _dpo, Token)));
    }

    [Theory]
    [InlineData(ScanState.Held)]
    [InlineData(ScanState.Infected)]
    public async Task What_nobody_can_open_nobody_can_accept(ScanState state)
    {
        var pdf = await _council.ReceiveAsync("policy.pdf", SampleFiles.Pdf());
        var code = await _council.LogAsync(EvidenceCouncil.Note(_officer.PersonId, _control) with { Files = [pdf] }, _officer);
        await _council.WithDbAsync(async db =>
        {
            (await db.StoredContents.SingleAsync(c => c.Sha256 == pdf.Sha256, Token)).RecordScan(state, null, _council.App.Clock.Now);
            await db.SaveChangesAsync(Token);
        });
        var seen = EvidenceSeal.Of((await _council.DetailsAsync(code, _dpo))!);

        await Assert.ThrowsAsync<EvidenceWithheldException>(
            () => _council.WithAsync<DecideOnEvidence>(d => d.AcceptAsync(code, seen, _dpo, Token)));
    }

    [Fact]
    public async Task A_draft_does_not_answer_a_request()
    {
        var request = await _council.WithAsync<RequestEvidence, string>(r => r.ExecuteAsync(
            new EvidenceAsked(_control, _owner.PersonId, "The access review", EvidenceCouncil.Today.AddDays(7)), _officer, Token));
        var draft = await _council.WithAsync<LogEvidence, string>(
            log => log.SaveDraftAsync(EvidenceCouncil.Note(_owner.PersonId, _control), _owner, Token));

        await Assert.ThrowsAsync<EvidenceNotFoundException>(
            () => _council.WithAsync<AnswerEvidenceRequest>(a => a.ExecuteAsync(request, draft, _owner, Token)));

        Assert.True(await _council.WithDbAsync(db => db.EvidenceRequests.AnyAsync(r => r.Code == request && r.ClosedAt == null, Token)));
    }

    [Fact]
    public async Task Bytes_that_changed_in_the_store_are_noticed_by_the_first_download_and_withheld()
    {
        var pdf = await _council.ReceiveAsync("policy.pdf", SampleFiles.Pdf());
        var stored = Path.Combine(_council.App.DataFolder, "evidence", pdf.Sha256[..2], pdf.Sha256[2..]);
        await File.WriteAllTextAsync(stored, "TAMPERED", Token);

        var served = await _council.WithAsync<ServeEvidenceFile, ServedFile>(s => s.ExecuteAsync(pdf.Sha256, Token));

        Assert.Equal((null, FileWithheld.NoLongerWhatWasLogged), (served.Content, served.Withheld));
        Assert.Equal(IntegrityState.Changed, await _council.WithDbAsync(
            db => db.StoredContents.Where(c => c.Sha256 == pdf.Sha256).Select(c => c.Integrity).SingleAsync(Token)));
    }
}

public sealed class EvidenceGuardsOnSqliteTests() : EvidenceGuardsTests(DatabaseProvider.Sqlite);

public sealed class EvidenceGuardsOnPostgresTests() : EvidenceGuardsTests(DatabaseProvider.Postgres);
