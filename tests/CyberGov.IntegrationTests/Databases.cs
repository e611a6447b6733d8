using CyberGov.Data;

namespace CyberGov.IntegrationTests;

/// <summary>The databases a council may choose; what holds on one must hold on the other.</summary>
public static class Databases
{
    public static TheoryData<DatabaseProvider> All => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];
}
