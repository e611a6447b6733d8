using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Mail;
using CyberGov.Storage;
using CyberGov.Testing.Files;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Evidence;

public abstract class EvidenceRevisionTests(DatabaseProvider provider) : IAsyncLifetime
{
    private EvidenceCouncil _council = null!;
    private Viewer _officer = null!;
    private Viewer _dpo = null!;
    private Guid _control;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DateOnly Today => EvidenceCouncil.Today;

    public async ValueTask InitializeAsync()
    {
        _council = await EvidenceCouncil.CreateAsync(provider);
        _officer = await _council.AddPersonAsync("olu", CouncilRole.InformationGovernanceOfficer);
        _dpo = await _council.AddPersonAsync("dee", CouncilRole.DataProtectionOfficer);
        _control = await _council.AddControlAsync("TST-03");
    }

    public async ValueTask DisposeAsync()
    {
        await _council.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_edit_adds_a_revision_and_the_one_before_stays_readable_with_its_files()
    {
        var pdf = await _council.ReceiveAsync("policy.pdf", SampleFiles.Pdf());
        var png = await _council.ReceiveAsync("screen.png", SampleFiles.Png());
        var first = Note() with { Files = [pdf] };
        var code = await _council.LogAcceptedAsync(first, _officer);

        await ReviseAsync(code, 1, first with { Title = "Leavers of April", Files = [png], WhatChanged = "A new month" });

        var now = await _council.DetailsAsync(code, _officer);
        var before = await _council.WithAsync<EvidenceDetailsQuery, EvidenceDetails?>(q => q.ExecuteAsync(code, 1, _officer, Token));
        Assert.Equal((2, "Leavers of April"), (now!.Revision.Number, now.Revision.Title));
        Assert.Equal(["screen.png"], now.Files.Select(f => f.FileName));
        Assert.Equal(("Access review of March", "policy.pdf"), (before!.Revision.Title, before.Files.Single().FileName));
        Assert.Equal([2, 1], now.Revisions.Select(r => r.Number));
        Assert.Equal(("olu", "A new month"), (now.Revisions[0].RevisedByName, now.Revisions[0].WhatChanged));
        Assert.True(await _council.WithAsync<EvidenceFileQuery, bool>(
            async q => await q.ExecuteAsync(code, before.Files[0].EvidenceFileId, _officer, Token) is not null));
    }

    [Fact]
    public async Task What_was_accepted_keeps_counting_while_a_later_revision_waits_and_the_page_says_that_they_differ()
    {
        var code = await _council.LogAcceptedAsync(Note() with { ExpiresOn = Today.AddDays(100) }, _officer);

        await ReviseAsync(code, 1, Note() with { ExpiresOn = Today.AddDays(400) });
        var waiting = await _council.DetailsAsync(code, _officer);
        var until = (await _council.ControlAsync(_control)).EvidencedUntil;
        await _council.App.Council.AcceptAsync(code, Token);
        var accepted = await _council.DetailsAsync(code, _officer);

        Assert.Equal((true, EvidenceState.Submitted), (waiting!.Facts.AcceptedVersionDiffers, waiting.Facts.StateOn(Today)));
        Assert.Equal(Today.AddDays(100), until);
        Assert.Equal((false, EvidenceState.Current), (accepted!.Facts.AcceptedVersionDiffers, accepted.Facts.StateOn(Today)));
        Assert.Equal(Today.AddDays(400), (await _council.ControlAsync(_control)).EvidencedUntil);
    }

    [Fact]
    public async Task Nothing_counts_before_someone_else_has_accepted_it()
    {
        var code = await _council.LogAsync(Note(), _officer);
        var before = await _council.ControlAsync(_control);

        await _council.App.Council.AcceptAsync(code, Token);

        Assert.Equal((1, null), (before.EvidenceCount, before.EvidencedUntil));
        Assert.Equal(DateOnly.MaxValue, (await _council.ControlAsync(_control)).EvidencedUntil);
    }

    [Fact]
    public async Task A_decision_is_bound_to_what_the_person_saw()
    {
        var code = await _council.LogAsync(Note(), _officer);
        var seen = EvidenceSeal.Of((await _council.DetailsAsync(code, _dpo))!);

        await ReviseAsync(code, 1, Note() with { Shows = "Something else" });

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => _council.WithAsync<DecideOnEvidence>(
            d => d.AcceptAsync(code, seen, _dpo, Token)));
        Assert.Equal(EvidenceState.Submitted, (await _council.DetailsAsync(code, _dpo))!.Facts.StateOn(Today));
    }

    [Fact]
    public async Task The_second_of_two_people_who_revise_the_same_revision_is_told()
    {
        var code = await _council.LogAsync(Note(), _officer);
        await ReviseAsync(code, 1, Note() with { Title = "First" });

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => ReviseAsync(code, 1, Note() with { Title = "Second" }));

        Assert.Equal("First", (await _council.DetailsAsync(code, _officer))!.Revision.Title);
    }

    [Fact]
    public async Task A_revision_that_was_changed_behind_the_programs_back_is_noticed()
    {
        var code = await _council.LogAcceptedAsync(Note(), _officer);

        await _council.WithDbAsync(db => db.EvidenceRevisions.ExecuteUpdateAsync(r => r.SetProperty(x => x.Note, "Never checked"), Token));

        Assert.False((await _council.DetailsAsync(code, _officer))!.IsAsSaved);
    }

    [Fact]
    public async Task A_returned_item_comes_with_a_mail_that_says_why_and_is_handed_in_again_by_a_revision()
    {
        var owner = await _council.AddPersonAsync("ada", CouncilRole.ControlOwner);
        var control = await _council.AddControlAsync("TST-05", ownerId: owner.PersonId);
        var code = await _council.LogAsync(EvidenceCouncil.Note(owner.PersonId, control), owner);
        var hash = EvidenceSeal.Of((await _council.DetailsAsync(code, _officer))!);

        await _council.WithAsync<DecideOnEvidence>(d => d.ReturnAsync(code, hash, "It is of last year", _officer, Token));
        var mail = await _council.WithDbAsync(db => db.QueuedEmails.AsNoTracking().SingleAsync(Token));
        await _council.WithAsync<ReviseEvidence>(r => r.ExecuteAsync(
            code, 1, EvidenceCouncil.Note(owner.PersonId, control) with { Shows = "This year's" }, isSubmitted: true, owner, Token));
        await _council.App.Council.AcceptAsync(code, Token);

        Assert.Equal((owner.PersonId, EmailState.Queued), (mail.PersonId, mail.State));
        Assert.Contains("It is of last year", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains($"/evidence/{code}/revise", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal(EvidenceState.Current, (await _council.DetailsAsync(code, owner))!.Facts.StateOn(Today));
    }

    [Fact]
    public async Task What_takes_the_place_of_an_item_serves_its_controls_once_it_is_accepted()
    {
        var second = await _council.AddControlAsync("TST-04");
        var old = await _council.LogAcceptedAsync(Note() with { ControlIds = [_control, second] }, _officer);
        var next = await _council.LogAsync(Note() with { ReplacesCode = old }, _officer);
        var whileWaiting = (await _council.DetailsAsync(old, _officer))!.Facts.StateOn(Today);

        await _council.App.Council.AcceptAsync(next, Token);

        var (superseded, current) = ((await _council.DetailsAsync(old, _officer))!, (await _council.DetailsAsync(next, _officer))!);
        Assert.Equal(EvidenceState.Current, whileWaiting);
        Assert.Equal((EvidenceState.Superseded, next), (superseded.Facts.StateOn(Today), superseded.Facts.SupersededByCode));
        Assert.Equal(["TST-03", "TST-04"], current.Controls.Select(c => c.Code));
        Assert.Equal(1, (await _council.ControlAsync(second)).EvidenceCount);
    }

    [Fact]
    public async Task A_draft_may_lack_nearly_everything_and_is_handed_in_once_it_does_not()
    {
        var draft = new NewEvidence
        {
            Title = "To be finished",
            Shows = null,
            EffectiveOn = null,
            ExpiresOn = null,
            OwnerId = null,
            Marking = null,
            ControlIds = [],
        };
        var code = await _council.WithAsync<LogEvidence, string>(log => log.SaveDraftAsync(draft, _officer, Token));

        var incomplete = await Assert.ThrowsAsync<IncompleteEvidenceException>(
            () => _council.WithAsync<SubmitEvidence>(s => s.ExecuteAsync(code, 1, _officer, Token)));
        await ReviseAsync(code, 1, Note(), isSubmitted: false);
        await _council.WithAsync<SubmitEvidence>(s => s.ExecuteAsync(code, 2, _officer, Token));

        Assert.Equal(["Shows", "ControlIds", "Files"], incomplete.Faults.Select(f => f.Field));
        Assert.Equal(EvidenceState.Submitted, (await _council.DetailsAsync(code, _officer))!.Facts.StateOn(Today));
    }

    [Fact]
    public async Task Readers_do_not_see_a_draft_revision_but_what_was_accepted()
    {
        var auditor = await _council.AddPersonAsync("aud", CouncilRole.Auditor);
        var code = await _council.LogAcceptedAsync(Note(), _officer);
        await ReviseAsync(code, 1, Note() with { Title = "Not yet for auditors" }, isSubmitted: false);

        var seen = (await _council.DetailsAsync(code, auditor))!;

        Assert.Equal((1, "Access review of March"), (seen.Revision.Number, seen.Revision.Title));
        Assert.Equal([1], seen.Revisions.Select(r => r.Number));
        Assert.Equal(["Access review of March"], (await _council.RegisterAsync(auditor)).Rows.Select(r => r.Title));
        Assert.Null(await _council.WithAsync<EvidenceDetailsQuery, EvidenceDetails?>(q => q.ExecuteAsync(code, 2, auditor, Token)));
    }

    [Fact]
    public async Task Disposal_destroys_words_and_bytes_but_not_those_another_item_holds_and_leaves_a_tombstone()
    {
        var shared = await _council.ReceiveAsync("shared.pdf", SampleFiles.Pdf());
        var own = await _council.ReceiveAsync("own.png", SampleFiles.Png());
        var code = await _council.LogAcceptedAsync(Note() with { Files = [shared, own], LinkUrl = "https://x.example.gov.uk/a" }, _officer);
        await _council.LogAsync(Note() with { Files = [shared] }, _officer);
        await _council.WithAsync<WithdrawEvidence>(w => w.ExecuteAsync(code, "Names of residents", _officer, Token));
        await _council.WithAsync<DisposeOfEvidence>(d => d.ProposeAsync(code, "Names of residents", _officer, Token));

        await _council.WithAsync<DisposeOfEvidence>(d => d.ApproveAsync(code, _dpo, Token));
        await _council.App.RunAsync<ClearDisposedBytesJob>(Token);
        await _council.App.RunAsync<ClearDisposedBytesJob>(Token);

        var tombstone = (await _council.DetailsAsync(code, _officer))!;
        var stored = await _council.WithDbAsync(db => db.StoredContents.Select(c => c.Sha256).ToListAsync(Token));
        Assert.Equal((EvidenceState.Disposed, "", null, null), (
            tombstone.Facts.StateOn(Today), tombstone.Revision.Shows, tombstone.Revision.Note, tombstone.Revision.LinkUrl));
        Assert.Equal(["disposed.pdf", "disposed.png"], tombstone.Files.Select(f => f.FileName));
        Assert.Equal([shared.Sha256, own.Sha256], tombstone.Files.Select(f => f.Sha256));
        Assert.Equal([shared.Sha256], stored);
        Assert.Equal((true, false), await StoredAsync(shared, own));
        Assert.Empty((await _council.RegisterAsync(_officer, new EvidenceRegisterRequest { Text = "payroll", States = [EvidenceState.Disposed] })).Rows);
        Assert.Null(await _council.WithAsync<EvidenceFileQuery, EvidenceFileFacts?>(
            q => q.ExecuteAsync(code, tombstone.Files[0].EvidenceFileId, _officer, Token)));
    }

    [Fact]
    public async Task What_still_counts_is_kept_until_its_retention_ends()
    {
        var log = Note() with { Kind = EvidenceKind.Log, EffectiveOn = Today.AddYears(-5) };
        var ended = await _council.LogAcceptedAsync(log with { ExpiresOn = Today.AddYears(-3).AddDays(-1) }, _officer);
        var lastDay = await _council.LogAcceptedAsync(log with { ExpiresOn = Today.AddYears(-3) }, _officer);
        await _council.LogAcceptedAsync(log, _officer);

        var disposable = await DisposableAsync();
        var refused = await Assert.ThrowsAsync<EvidenceRefusedException>(
            () => _council.WithAsync<DisposeOfEvidence>(d => d.ProposeAsync(lastDay, "Old", _officer, Token)));
        await _council.WithAsync<DisposeOfEvidence>(d => d.ProposeAsync(ended, "Old", _officer, Token));
        await _council.WithAsync<ChangeRetention>(c => c.ExecuteAsync(EvidenceKind.Log, 1, Token));

        Assert.Equal([ended], disposable.Select(d => d.Code));
        Assert.Equal(EvidenceRefusal.StillRetained, refused.Refusal);
        Assert.Equal([ended, lastDay], (await DisposableAsync()).Select(d => d.Code));
    }

    private NewEvidence Note() => EvidenceCouncil.Note(_officer.PersonId, _control);

    private Task ReviseAsync(string code, int follows, NewEvidence evidence, bool isSubmitted = true) => _council.WithAsync<ReviseEvidence>(
        r => r.ExecuteAsync(code, follows, evidence, isSubmitted, _officer, Token), _officer.PersonId);

    private Task<IReadOnlyList<DisposableItem>> DisposableAsync() => _council.WithAsync<RetentionQueries, IReadOnlyList<DisposableItem>>(
        q => q.DisposableAsync(_officer, Today, Token));

    private Task<(bool, bool)> StoredAsync(ReceivedFile one, ReceivedFile other) => _council.WithAsync<IEvidenceStore, (bool, bool)>(
        async store => (await store.ExistsAsync(one.Sha256, Token), await store.ExistsAsync(other.Sha256, Token)));
}

public sealed class EvidenceRevisionOnSqliteTests() : EvidenceRevisionTests(DatabaseProvider.Sqlite);

public sealed class EvidenceRevisionOnPostgresTests() : EvidenceRevisionTests(DatabaseProvider.Postgres);
