using System.Data.Common;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CyberGov.IntegrationTests.Evidence;

public abstract class EvidenceRegisterTests(DatabaseProvider provider) : IAsyncLifetime
{
    private readonly CommandCount _commands = new();
    private EvidenceCouncil _council = null!;
    private Viewer _officer = null!;
    private Guid _control;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _council = await EvidenceCouncil.CreateAsync(provider, _commands);
        _officer = await _council.AddPersonAsync("olu", CouncilRole.InformationGovernanceOfficer);
        _control = await _council.AddControlAsync("TST-03");
    }

    public async ValueTask DisposeAsync()
    {
        await _council.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("leaver")]
    [InlineData("LEAV march")]
    [InlineData("payroll access")]
    [InlineData("ev-2027-0001")]
    [InlineData("  EV 2027 ")]
    [InlineData("Évery")]
    [InlineData("\"leaver\" AND -march*")]
    public async Task Search_finds_words_by_their_beginning_in_any_order(string text)
    {
        await _council.LogAsync(EvidenceCouncil.Note(_officer.PersonId, _control), _officer);

        Assert.Equal(text.Contains("AND", StringComparison.Ordinal) ? [] : ["EV-2027-0001"], await CodesAsync(new() { Text = text }));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("eaver")]
    [InlineData("leaver nothing")]
    [InlineData("\"")]
    [InlineData("*")]
    [InlineData("' OR 1=1 --")]
    [InlineData("NEAR(a b)")]
    [InlineData("^title: {x} : (")]
    [InlineData("\\ & | ! <-> :*")]
    [InlineData("\uD800 \uFFFF \u0000 \u202E")]
    [InlineData("𞤀 😀 ½")]
    public async Task Odd_characters_find_nothing_and_break_nothing(string text)
    {
        await _council.LogAsync(EvidenceCouncil.Note(_officer.PersonId, _control), _officer);

        Assert.Empty(await CodesAsync(new() { Text = text }));
    }

    [Fact]
    public async Task Very_long_search_text_is_cut_and_answered()
    {
        await _council.LogAsync(EvidenceCouncil.Note(_officer.PersonId, _control) with { Title = new string('x', 200) }, _officer);

        Assert.Single(await CodesAsync(new() { Text = new string('x', 5000) }));
        Assert.Empty(await CodesAsync(new() { Text = string.Join(' ', Enumerable.Range(0, 500).Select(n => $"w{n}")) }));
    }

    [Fact]
    public async Task A_beginning_that_very_many_words_have_finds_every_item_with_one_of_them()
    {
        var note = EvidenceCouncil.Note(_officer.PersonId, _control);
        var first = await _council.LogAsync(note with { Note = string.Join(' ', Enumerable.Range(100, 70).Select(n => $"wordle{n}")) }, _officer);
        var second = await _council.LogAsync(note with { Note = "wordle999 and zebra" }, _officer);

        Assert.Equal([second, first], await CodesAsync(new() { Text = "wordle" }));
        Assert.Equal([first], await CodesAsync(new() { Text = "wordle16" }));
        Assert.Equal([second], await CodesAsync(new() { Text = "wordle zeb" }));
    }

    [Fact]
    public async Task Filters_narrow_by_state_marking_owner_control_and_framework()
    {
        var ada = await _council.AddPersonAsync("ada", CouncilRole.ControlOwner);
        var other = await _council.AddControlAsync("TSU-01");
        await _council.MapAsync(other, "TEST2");
        var note = EvidenceCouncil.Note(_officer.PersonId, _control);
        var current = await _council.LogAcceptedAsync(note, _officer);
        var expiring = await _council.LogAcceptedAsync(note with { ExpiresOn = EvidenceCouncil.Today.AddDays(30) }, _officer);
        var expired = await _council.LogAcceptedAsync(
            note with { EffectiveOn = EvidenceCouncil.Today.AddDays(-9), ExpiresOn = EvidenceCouncil.Today.AddDays(-1) }, _officer);
        var withdrawn = await _council.LogAcceptedAsync(note with { ExpiresOn = EvidenceCouncil.Today.AddDays(1) }, _officer);
        await _council.WithAsync<WithdrawEvidence>(w => w.ExecuteAsync(withdrawn, "Mistake", _officer, Token));
        var sensitive = await _council.LogAcceptedAsync(
            note with { OwnerId = ada.PersonId, Marking = Marking.OfficialSensitive, ControlIds = [other] }, _officer);

        Assert.Equal([sensitive, withdrawn, expired, expiring, current], await CodesAsync(new()));
        Assert.Equal([sensitive, current], await CodesAsync(new() { States = [EvidenceState.Current] }));
        Assert.Equal([expiring], await CodesAsync(new() { States = [EvidenceState.Expiring] }));
        Assert.Equal([withdrawn, expired], await CodesAsync(new() { States = [EvidenceState.Withdrawn, EvidenceState.Expired] }));
        Assert.Equal([sensitive], await CodesAsync(new() { Marking = Marking.OfficialSensitive }));
        Assert.Equal([sensitive], await CodesAsync(new() { OwnerId = ada.PersonId }));
        Assert.Equal([sensitive], await CodesAsync(new() { ControlCode = "TSU-01" }));
        Assert.Equal([sensitive], await CodesAsync(new() { FrameworkCode = "TEST2" }));
        Assert.Empty(await CodesAsync(new() { FrameworkCode = "NONE" }));
        Assert.Equal([expiring], await CodesAsync(new() { Text = "leaver", States = [EvidenceState.Expiring], ControlCode = "TST-03" }));
    }

    [Fact]
    public async Task The_state_in_each_row_is_the_state_it_is_filtered_by()
    {
        var note = EvidenceCouncil.Note(_officer.PersonId, _control) with { EffectiveOn = EvidenceCouncil.Today.AddYears(-1) };
        foreach (var days in (int?[])[null, -1, 0, 1, 30, 31])
        {
            await _council.LogAcceptedAsync(note with { ExpiresOn = days is { } n ? EvidenceCouncil.Today.AddDays(n) : null }, _officer);
        }

        var all = await _council.RegisterAsync(_officer);
        foreach (var state in Enum.GetValues<EvidenceState>())
        {
            var expected = all.Rows.Where(r => r.State == state).Select(r => r.Code);
            Assert.Equal(expected, await CodesAsync(new() { States = [state] }));
        }
    }

    [Fact]
    public async Task Items_that_never_expire_come_last_when_sorted_by_expiry()
    {
        var note = EvidenceCouncil.Note(_officer.PersonId, _control);
        var never = await _council.LogAsync(note, _officer);
        var late = await _council.LogAsync(note with { ExpiresOn = EvidenceCouncil.Today.AddDays(9) }, _officer);
        var soon = await _council.LogAsync(note with { ExpiresOn = EvidenceCouncil.Today.AddDays(2) }, _officer);

        Assert.Equal([soon, late, never], await CodesAsync(new() { Sort = EvidenceSort.Expires, Descending = false }));
        Assert.Equal([late, soon, never], await CodesAsync(new() { Sort = EvidenceSort.Expires }));
        Assert.Equal([never, late, soon], await CodesAsync(new() { Descending = false }));
    }

    [Fact]
    public async Task A_page_takes_as_many_queries_with_sixty_items_as_with_one()
    {
        await _council.MapAsync(_control, "TEST1");
        await LogManyAsync(1);
        var withOne = await CountCommandsAsync(new() { Text = "leaver", FrameworkCode = "TEST1" });
        await LogManyAsync(59);

        Assert.Equal(3, withOne);
        Assert.Equal(4, await CountCommandsAsync(new()));
        Assert.Equal(3, await CountCommandsAsync(new() { Text = "leaver", FrameworkCode = "TEST1", Page = 2 }));
    }

    [Fact]
    public async Task Pages_hold_25_and_a_number_past_the_end_is_the_first_page()
    {
        await LogManyAsync(60);

        var second = await _council.RegisterAsync(_officer, new() { Page = 2 });
        var third = await _council.RegisterAsync(_officer, new() { Page = 3 });
        var past = await _council.RegisterAsync(_officer, new() { Page = 4 });

        Assert.Equal((60, 3, 25), (second.TotalCount, second.PageCount, second.Rows.Count));
        Assert.Equal(("EV-2027-0035", 10), (second.Rows[0].Code, third.Rows.Count));
        Assert.Equal((1, "EV-2027-0060"), (past.Page, past.Rows[0].Code));
        Assert.All(second.Rows, r => Assert.Equal(["TST-03"], r.ControlCodes));
    }

    [Theory]
    [InlineData(null, "TST-03")]
    [InlineData("leaver", null)]
    [InlineData("leaver", "TST-03")]
    public async Task A_narrowed_list_counts_and_turns_its_pages_as_the_whole_does(string? text, string? controlCode)
    {
        await LogManyAsync(60);
        var request = new EvidenceRegisterRequest { Text = text, ControlCode = controlCode };

        var second = await _council.RegisterAsync(_officer, request with { Page = 2 });
        var third = await _council.RegisterAsync(_officer, request with { Page = 3, Sort = EvidenceSort.Title });
        var past = await _council.RegisterAsync(_officer, request with { Page = 4 });
        var farPast = await _council.RegisterAsync(_officer, request with { Page = int.MaxValue });

        Assert.Equal((60, 3, "EV-2027-0035"), (second.TotalCount, second.PageCount, second.Rows[0].Code));
        Assert.Equal((60, 10), (third.TotalCount, third.Rows.Count));
        Assert.Equal((1, "EV-2027-0060"), (past.Page, past.Rows[0].Code));
        Assert.Equal((1, "EV-2027-0060"), (farPast.Page, farPast.Rows[0].Code));
    }

    private async Task LogManyAsync(int count)
    {
        for (var n = 0; n < count; n++)
        {
            await _council.LogAsync(EvidenceCouncil.Note(_officer.PersonId, _control), _officer);
        }
    }

    private async Task<int> CountCommandsAsync(EvidenceRegisterRequest request)
    {
        var before = _commands.Count;
        await _council.RegisterAsync(_officer, request);
        return _commands.Count - before;
    }

    private async Task<IEnumerable<string>> CodesAsync(EvidenceRegisterRequest request) =>
        (await _council.RegisterAsync(_officer, request)).Rows.Select(r => r.Code);

    private sealed class CommandCount : DbCommandInterceptor
    {
        public int Count { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Count++;
            return ValueTask.FromResult(result);
        }
    }
}

public sealed class EvidenceRegisterOnSqliteTests() : EvidenceRegisterTests(DatabaseProvider.Sqlite);

public sealed class EvidenceRegisterOnPostgresTests() : EvidenceRegisterTests(DatabaseProvider.Postgres);
