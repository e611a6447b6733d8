using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Testing.Files;

namespace CyberGov.IntegrationTests.Evidence;

/// <summary>Role × marking × relation: what each person sees in the register, on the page and as a download.</summary>
public sealed class EvidenceVisibilityTests : IAsyncLifetime
{
    private EvidenceCouncil _council = null!;

    /// <summary>What the person has to do with the item.</summary>
    public enum Relation
    {
        None,
        OwnsItem,
        LoggedItem,
        OwnsControl,
        DeputisesControl,
    }

    public static TheoryData<CouncilRole?, Marking, Relation> Matrix
    {
        get
        {
            var matrix = new TheoryData<CouncilRole?, Marking, Relation>();
            foreach (var role in Enum.GetValues<CouncilRole>().Cast<CouncilRole?>().Append(null))
            {
                foreach (var marking in Enum.GetValues<Marking>())
                {
                    foreach (var relation in Enum.GetValues<Relation>())
                    {
                        matrix.Add(role, marking, relation);
                    }
                }
            }

            return matrix;
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _council = await EvidenceCouncil.CreateAsync();

    public ValueTask DisposeAsync() => _council.DisposeAsync();

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Each_role_sees_what_it_may_and_nothing_else_exists(CouncilRole? role, Marking marking, Relation relation)
    {
        var person = await _council.AddPersonAsync("ada", role is null ? [] : [role.Value]);
        var code = await LogAsync(person, marking, relation);
        var expected = role switch
        {
            CouncilRole.InformationGovernanceOfficer or CouncilRole.DataProtectionOfficer
                or CouncilRole.SeniorInformationRiskOwner or CouncilRole.Auditor => true,
            CouncilRole.BoardMember or CouncilRole.Administrator => marking == Marking.Official,
            CouncilRole.ControlOwner => relation != Relation.None,
            _ => false,
        };

        await AssertSeesAsync(person, code, expected);
    }

    [Theory]
    [InlineData(Marking.Official, Relation.None, true)]
    [InlineData(Marking.OfficialSensitive, Relation.None, false)]
    [InlineData(Marking.OfficialSensitive, Relation.OwnsControl, true)]
    public async Task Two_roles_together_see_what_either_sees(Marking marking, Relation relation, bool expected)
    {
        var person = await _council.AddPersonAsync("ada", CouncilRole.Administrator, CouncilRole.ControlOwner);
        var code = await LogAsync(person, marking, relation);

        await AssertSeesAsync(person, code, expected);
    }

    private async Task<string> LogAsync(Viewer person, Marking marking, Relation relation)
    {
        var officer = await _council.AddPersonAsync("olu", CouncilRole.InformationGovernanceOfficer);
        var control = await _council.AddControlAsync(
            "IAM-03",
            ownerId: relation == Relation.OwnsControl ? person.PersonId : officer.PersonId,
            deputyId: relation == Relation.DeputisesControl ? person.PersonId : null);
        var logger = relation == Relation.LoggedItem
            ? person with { Roles = new HashSet<CouncilRole> { CouncilRole.InformationGovernanceOfficer } }
            : officer;
        var evidence = EvidenceCouncil.Note(relation == Relation.OwnsItem ? person.PersonId : officer.PersonId, control);
        var file = await _council.ReceiveAsync("policy.pdf", SampleFiles.Pdf());
        return await _council.LogAsync(evidence with { Marking = marking, Files = [file] }, logger);
    }

    private async Task AssertSeesAsync(Viewer person, string code, bool expected)
    {
        var everything = new Viewer(Guid.CreateVersion7(), new HashSet<CouncilRole> { CouncilRole.Auditor });
        var item = (await _council.DetailsAsync(code, everything))!;
        var file = await _council.WithAsync<EvidenceFileQuery, EvidenceFileFacts?>(
            query => query.ExecuteAsync(code, item.Files[0].EvidenceFileId, person, Token));
        var ofControl = await _council.WithAsync<EvidenceOfControlQuery, IReadOnlyList<ControlEvidence>>(
            query => query.ExecuteAsync(item.Controls[0].ControlId, 10, person, EvidenceCouncil.Today, Token));
        var owners = await _council.WithAsync<EvidenceChoicesQuery, List<EvidenceChoice<Guid>>>(
            query => query.PresentOwnersAsync(person, Token));

        Assert.Equal(expected, await _council.DetailsAsync(code, person) is not null);
        Assert.Equal(expected ? 1 : 0, (await _council.RegisterAsync(person)).TotalCount);
        Assert.Equal(expected ? 1 : 0, (await _council.RegisterAsync(person, new() { Text = "leaver" })).TotalCount);
        Assert.Equal(expected, file is not null);
        Assert.Equal(expected ? 1 : 0, ofControl.Count);
        Assert.Equal(expected ? 1 : 0, owners.Count);
    }
}
