namespace CyberGov.UnitTests.Architecture;

public sealed class CapabilityDependencyTests
{
    private const string Any = "*";

    /// <summary>
    /// The whole architecture in one table: each folder of src/CyberGov and what it may use. A capability may use
    /// <see cref="ForAll"/> besides; a foundation only what its line says.
    /// </summary>
    private static readonly Dictionary<string, string[]> Capabilities = new(StringComparer.Ordinal)
    {
        ["Catalogue"] = [],
        ["People"] = ["Mail", "Controls", "Evidence"],
        ["Controls"] = ["Catalogue"],
        ["Evidence"] = ["Catalogue", "Controls", "Storage", "Mail", "Jobs", "Reminders"],
        ["WeeklySummary"] = ["Catalogue", "Controls", "Evidence", "Mail", "Jobs", "Dashboard", "Reminders"],
        ["Reviews"] = ["Catalogue", "Controls", "Evidence", "Mail", "Jobs", "Reminders"],
        ["Pias"] = ["Catalogue", "Controls", "Evidence", "People", "Mail", "Jobs", "Reminders", "Storage", "Workbooks"],
        ["InformationRegisters"] = ["Catalogue", "Controls", "Evidence", "People", "Pias", "Mail", "Jobs", "Reminders", "Storage", "Workbooks"],
        ["Packs"] = [Any],
        ["Dashboard"] = [Any],
        ["History"] = [Any],
        ["Demo"] = [Any],
    };

    private static readonly Dictionary<string, string[]> Foundations = new(StringComparer.Ordinal)
    {
        ["Data"] = [Any],
        ["Identity"] = ["Calendar", "ChangeHistory", "Data"],
        ["ChangeHistory"] = ["Data", "Identity", "Jobs", "Storage"],
        ["Jobs"] = ["Calendar", "ChangeHistory", "Data", "Identity"],
        ["Mail"] = ["Calendar", "ChangeHistory", "Data", "Identity", "Jobs"],
        ["Reminders"] = ["Calendar", "ChangeHistory", "Data", "Identity", "Jobs", "Mail"],
        ["UnsavedForms"] = ["Data", "Identity", "Jobs"],
        ["Storage"] = [],
        ["Workbooks"] = [],
        ["Calendar"] = [],
    };

    private static readonly string[] ForAll = ["Data", "Calendar", "Identity", "ChangeHistory"];

    [Fact]
    public void Every_folder_uses_only_what_the_table_allows()
    {
        var broken =
            from type in CompiledCode.Library.GetTypes()
            let source = CompiledCode.LibraryFolder(type)
            where source is not null
            from used in CompiledCode.TypesUsedBy(type)
            where used.Assembly == CompiledCode.Library
            let target = CompiledCode.LibraryFolder(used)
            where target is not null && target != source && !IsAllowed(source, target)
            select $"{CompiledCode.Outermost(type).FullName} uses {target}";

        Offenders.AreNone(broken);
    }

    [Fact]
    public void Every_folder_has_a_line_in_the_table() =>
        Offenders.AreNone(RepositoryFiles.FoldersIn("src/CyberGov").Except([.. Capabilities.Keys, .. Foundations.Keys]));

    [Fact]
    public void The_library_knows_nothing_of_the_web_server_or_of_the_job_engine()
    {
        string[] identityStores = ["Microsoft.AspNetCore.Identity.EntityFrameworkCore"];

        var web = CompiledCode.Library.GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(n => n.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || n.StartsWith("Quartz", StringComparison.Ordinal));

        Offenders.AreNone(web.Except(identityStores));
    }

    private static bool IsAllowed(string from, string to) =>
        Capabilities.TryGetValue(from, out var allowed)
            ? allowed.Contains(Any) || allowed.Contains(to) || ForAll.Contains(to)
            : Foundations.TryGetValue(from, out allowed) && (allowed.Contains(Any) || allowed.Contains(to));
}
