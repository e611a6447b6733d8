using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Testing.Files;

namespace CyberGov.IntegrationTests.Evidence;

/// <summary>Role × marking × relation: what each person sees in the register, on the page and as a download.</summary>
public abstract class EvidenceVisibilityTests(DatabaseProvider provider) : IAsyncLifetime
{
    private static readonly Viewer Everything = new(Guid.CreateVersion7(), new HashSet<CouncilRole> { CouncilRole.Auditor });

    private EvidenceCouncil _council = null!;
    private Viewer _officer = null!;

    /// <summary>What the person has to do with the item.</summary>
    private enum Relation
    {
        None,
        OwnsItem,
        LoggedItem,
        OwnsControl,
        DeputisesControl,
    }

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

    [Theory]
    [InlineData(CouncilRole.InformationGovernanceOfficer)]
    [InlineData(CouncilRole.DataProtectionOfficer)]
    [InlineData(CouncilRole.SeniorInformationRiskOwner)]
    [InlineData(CouncilRole.Auditor)]
    public Task Officers_and_auditors_see_every_item(CouncilRole role) => AssertSeesAsync([role], (_, _) => true);

    [Theory]
    [InlineData(CouncilRole.BoardMember)]
    [InlineData(CouncilRole.Administrator)]
    public Task Board_members_and_administrators_see_official_items_only(CouncilRole role) =>
        AssertSeesAsync([role], (marking, _) => marking == Marking.Official);

    [Fact]
    public Task Control_owners_see_what_is_theirs_or_their_controls() =>
        AssertSeesAsync([CouncilRole.ControlOwner], (_, relation) => relation != Relation.None);

    [Fact]
    public Task People_without_a_role_see_nothing() => AssertSeesAsync([], (_, _) => false);

    [Fact]
    public Task Two_roles_together_see_what_either_sees() => AssertSeesAsync(
        [CouncilRole.Administrator, CouncilRole.ControlOwner],
        (marking, relation) => marking == Marking.Official || relation != Relation.None);

    [Fact]
    public async Task A_file_is_found_under_its_own_item_only()
    {
        var (item, other) = (await LogAsync(_officer, Marking.Official, Relation.None), await LogAsync(_officer, Marking.Official, Relation.None));
        var file = (await _council.DetailsAsync(item, _officer))!.Files[0];

        Assert.NotNull(await FileAsync(item, file.EvidenceFileId, _officer));
        Assert.Null(await FileAsync(other, file.EvidenceFileId, _officer));
        Assert.Null(await FileAsync(item, Guid.CreateVersion7(), _officer));
    }

    private async Task AssertSeesAsync(CouncilRole[] roles, Func<Marking, Relation, bool> expects)
    {
        var person = await _council.AddPersonAsync("ada", roles);
        var (seen, unseen) = (new List<string>(), new List<string>());
        foreach (var marking in Enum.GetValues<Marking>())
        {
            foreach (var relation in Enum.GetValues<Relation>())
            {
                (expects(marking, relation) ? seen : unseen).Add(await LogAsync(person, marking, relation));
            }
        }

        Assert.Equal(seen, await RegisterAsync(person, new() { Descending = false }));
        Assert.Equal(seen, await RegisterAsync(person, new() { Descending = false, Text = "leaver" }));
        foreach (var code in seen.Concat(unseen))
        {
            await AssertSeesOneAsync(person, code, seen.Contains(code));
        }
    }

    private async Task AssertSeesOneAsync(Viewer person, string code, bool expected)
    {
        var item = (await _council.DetailsAsync(code, Everything))!;
        var ofControl = await _council.WithAsync<EvidenceOfControlQuery, IReadOnlyList<ControlEvidence>>(
            query => query.ExecuteAsync(item.Controls[0].ControlId, 10, person, EvidenceCouncil.Today, Token));

        Assert.Equal(expected, await _council.DetailsAsync(code, person) is not null);
        Assert.Equal(expected, await FileAsync(code, item.Files[0].EvidenceFileId, person) is not null);
        Assert.Equal(expected ? [code] : [], ofControl.Select(e => e.Code));
    }

    private async Task<string> LogAsync(Viewer person, Marking marking, Relation relation)
    {
        var control = await _council.AddControlAsync(
            $"TST-{Guid.CreateVersion7():N}",
            ownerId: relation == Relation.OwnsControl ? person.PersonId : _officer.PersonId,
            deputyId: relation == Relation.DeputisesControl ? person.PersonId : null);
        var logger = relation == Relation.LoggedItem ? _officer with { PersonId = person.PersonId } : _officer;
        var evidence = EvidenceCouncil.Note(relation == Relation.OwnsItem ? person.PersonId : _officer.PersonId, control);
        var file = await _council.ReceiveAsync("policy.pdf", SampleFiles.Pdf());
        return await _council.LogAsync(evidence with { Marking = marking, Files = [file] }, logger);
    }

    private Task<EvidenceFileFacts?> FileAsync(string code, Guid fileId, Viewer person) =>
        _council.WithAsync<EvidenceFileQuery, EvidenceFileFacts?>(query => query.ExecuteAsync(code, fileId, person, Token));

    private async Task<IEnumerable<string>> RegisterAsync(Viewer person, EvidenceRegisterRequest request) =>
        (await _council.RegisterAsync(person, request)).Rows.Select(r => r.Code);
}

public sealed class EvidenceVisibilityOnSqliteTests() : EvidenceVisibilityTests(DatabaseProvider.Sqlite);

public sealed class EvidenceVisibilityOnPostgresTests() : EvidenceVisibilityTests(DatabaseProvider.Postgres);
