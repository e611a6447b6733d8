using System.Data.Common;
using System.Text.RegularExpressions;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Content;
using CyberGov.Pias.Form;
using CyberGov.Pias.Register;
using CyberGov.Pias.Workflow;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>How SQLite finds what the register and the page of an assessment ask for: by an index, never by going through everything.</summary>
public sealed partial class PiaRegisterPlanTests : IAsyncLifetime
{
    private readonly Commands _commands = new();
    private TestApp _app = null!;
    private Person _lead = null!;
    private string _code = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync(
            new TestAppOptions { Services = s => s.ConfigureDbContext<SqliteCyberGovDbContext>(o => o.AddInterceptors(_commands)) }, Token);
        _lead = await _app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        _code = await _app.AddPiaAsync(new TestPia("Cameras", _lead.Id), Token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(CouncilRole.InformationGovernanceOfficer)]
    [InlineData(CouncilRole.ControlOwner)]
    public async Task A_page_of_the_register_goes_through_no_table_and_takes_the_same_few_queries(CouncilRole role)
    {
        PiaRegisterRequest[] requests =
        [
            new(), new() { Sort = PiaSort.Title, Descending = false }, new() { Sort = PiaSort.NextReview, Descending = false },
            new() { Sort = PiaSort.NextReview }, new() { State = PiaState.Live, ResidualLevel = RiskLevel.Low }, new() { Text = "cam" },
            new() { LawEnforcementOnly = true }, new() { WaitsFor = PiaActor.DataProtectionOfficer, Sort = PiaSort.Since, Descending = false },
        ];
        foreach (var request in requests)
        {
            _commands.Texts.Clear();
            await _app.WithAsync<PiaRegisterQuery, PiaRegisterPage>(q => q.ExecuteAsync(request, Viewer(role), default, Token));

            Assert.InRange(_commands.Texts.Count, 1, 2);
            // What one person or one word leads to is few, and is put in order when it is found.
            await AssertNoTableIsReadWholeAsync(
                request.ToString(), isInOrder: role == CouncilRole.InformationGovernanceOfficer && request.Text is null);
        }
    }

    [Fact]
    public async Task What_an_assessment_says_is_read_by_its_own_key()
    {
        var pia = await _app.WithDbAsync(db => db.Pias.SingleAsync(p => p.Code == _code, Token));
        _commands.Texts.Clear();
        await _app.WithAsync<PiaContents, PiaDocument>(c => c.ReadAsync(pia, 1, Token));

        await AssertNoTableIsReadWholeAsync("document", isInOrder: false);
    }

    private async Task AssertNoTableIsReadWholeAsync(string about, bool isInOrder)
    {
        var commands = _commands.Texts.ToList();
        await _app.WithDbAsync(async db =>
        {
            await db.Database.OpenConnectionAsync(Token);
            foreach (var (text, parameters) in commands)
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = "EXPLAIN QUERY PLAN " + text;
                foreach (var (name, value) in parameters)
                {
                    var parameter = command.CreateParameter();
                    (parameter.ParameterName, parameter.Value) = (name, value);
                    command.Parameters.Add(parameter);
                }

                await using var plan = await command.ExecuteReaderAsync(Token);
                while (await plan.ReadAsync(Token))
                {
                    var line = plan.GetString(3);

                    // In the order of an index and up to a limit is how a page of the whole is read.
                    var scanned = WholeTable().Match(line).Groups[1].Value;
                    Assert.False(scanned.Length > 0 && text.Contains($"\" AS \"{scanned}\"", StringComparison.Ordinal), $"{about}: {line} in {text}");
                    Assert.False(isInOrder && line == "USE TEMP B-TREE FOR ORDER BY", $"{about}: {line} in {text}");
                }
            }
        });
    }

    [GeneratedRegex(@"^SCAN (\w+)$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WholeTable();

    private Viewer Viewer(CouncilRole role) => new(_lead.Id, new HashSet<CouncilRole> { role });

    private sealed class Commands : DbCommandInterceptor
    {
        public List<(string Text, List<(string Name, object? Value)> Parameters)> Texts { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Texts.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
            return ValueTask.FromResult(result);
        }
    }
}
