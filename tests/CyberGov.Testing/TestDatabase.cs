using CyberGov.Data;
using CyberGov.Web.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace CyberGov.Testing;

/// <summary>
/// A database of a test's own. The schema and the shipped catalogue are loaded once a test run, into a template, by the
/// program's own start-up; every test gets a copy.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Names the PostgreSQL server that tests may make databases on; <c>tests/run.sh</c> starts one and sets it.</summary>
    public const string PostgresVariable = "CYBERGOV_TEST_POSTGRES";

    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplateAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MakePostgresTemplateAsync);

    private TestDatabase(DatabaseProvider provider, string connectionString) =>
        (Provider, ConnectionString) = (provider, connectionString);

    public DatabaseProvider Provider { get; }

    public string ConnectionString { get; }

    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider, string folder, bool fromTemplate) => provider switch
    {
        DatabaseProvider.Postgres => await CreatePostgresAsync(fromTemplate),
        _ => await CreateSqliteAsync(folder, fromTemplate),
    };

    public async ValueTask DisposeAsync()
    {
        ClearPool(Provider, ConnectionString);
        if (Provider == DatabaseProvider.Postgres)
        {
            var name = new NpgsqlConnectionStringBuilder(ConnectionString).Database;
            await OnServerAsync($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
        }
    }

    private static async Task<TestDatabase> CreateSqliteAsync(string folder, bool fromTemplate)
    {
        var file = Path.Combine(folder, "cybergov.db");
        if (fromTemplate)
        {
            File.Copy(await SqliteTemplate.Value, file);
        }

        return new TestDatabase(DatabaseProvider.Sqlite, SqliteConnectionString(file));
    }

    private static async Task<TestDatabase> CreatePostgresAsync(bool fromTemplate)
    {
        var name = NewName();
        await OnServerAsync(fromTemplate
            ? $"CREATE DATABASE \"{name}\" TEMPLATE \"{await PostgresTemplate.Value}\""
            : $"CREATE DATABASE \"{name}\"");
        return new TestDatabase(DatabaseProvider.Postgres, PostgresConnectionString(name));
    }

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var folder = TestFolders.ForThisRun("template");
        var file = Path.Combine(folder, "cybergov.db");
        await PrepareAsync(DatabaseProvider.Sqlite, SqliteConnectionString(file), folder);

        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await checkpoint.ExecuteNonQueryAsync();
        return file;
    }

    private static async Task<string> MakePostgresTemplateAsync()
    {
        var name = NewName();
        await OnServerAsync($"CREATE DATABASE \"{name}\"");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => OnServerAsync($"DROP DATABASE IF EXISTS \"{name}\"").GetAwaiter().GetResult();
        await PrepareAsync(DatabaseProvider.Postgres, PostgresConnectionString(name), TestFolders.ForThisRun("template-postgres"));
        return name;
    }

    private static async Task PrepareAsync(DatabaseProvider provider, string connectionString, string folder)
    {
        await using (var app = CyberGovHost.Build(
            TestApp.Arguments(provider, connectionString, folder),
            builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new FakeClock()))))
        {
            await Startup.PrepareAsync(app.Services, CancellationToken.None);
        }

        ClearPool(provider, connectionString);
    }

    /// <summary>A database that still has connections can be neither copied nor deleted.</summary>
    private static void ClearPool(DatabaseProvider provider, string connectionString)
    {
        if (provider == DatabaseProvider.Postgres)
        {
            using var connection = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(connection);
        }
        else
        {
            using var connection = new SqliteConnection(connectionString);
            SqliteConnection.ClearPool(connection);
        }
    }

    private static string NewName() => $"cybergov_{Guid.CreateVersion7():N}";

    private static string SqliteConnectionString(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString();

    private static string PostgresConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(ServerConnectionString) { Database = database, MaxPoolSize = 30 }.ToString();

    private static string ServerConnectionString => Environment.GetEnvironmentVariable(PostgresVariable)
        ?? throw new InvalidOperationException(
            $"{PostgresVariable} is not set. Run the tests with 'bash tests/run.sh', which starts a PostgreSQL of its own.");

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ServerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
