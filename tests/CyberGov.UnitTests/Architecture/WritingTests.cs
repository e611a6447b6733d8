using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;
using System.Text.RegularExpressions;
using CyberGov.ChangeHistory;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.UnitTests.Architecture;

/// <summary>Who may change which records, and what is kept of it.</summary>
public sealed partial class WritingTests
{
    /// <summary>Folders that look across all capabilities, and whose records they may write.</summary>
    private static readonly Dictionary<string, string[]> ReadOnlyFolders = new(StringComparer.Ordinal)
    {
        ["Packs"] = ["Packs", "Jobs"],
        ["Dashboard"] = [],
        ["History"] = [],
    };

    [Fact]
    public void Packs_and_the_dashboard_never_add_or_remove_records_of_others() => Offenders.AreNone(
        from use in CompiledCode.UsesIn(CompiledCode.Library)
        let folder = CompiledCode.LibraryFolder(use.By)
        where folder is not null && ReadOnlyFolders.ContainsKey(folder) && AddsOrRemoves(use.Member)
        from record in CompiledCode.TypeArgumentsOf(use.Member)
        let owner = CompiledCode.LibraryFolder(record)
        where owner is not null && !ReadOnlyFolders[folder].Contains(owner)
        select $"{CompiledCode.Outermost(use.By).Name} calls {use.Member.Name} on {record.Name}");

    [Fact]
    public void Packs_and_the_dashboard_never_change_records_of_others()
    {
        var records = Records();

        Offenders.AreNone(
            from use in CompiledCode.UsesIn(CompiledCode.Library)
            let folder = CompiledCode.LibraryFolder(use.By)
            where folder is not null && ReadOnlyFolders.ContainsKey(folder)
            let method = use.Member as MethodInfo
            where method is { IsStatic: false } && method.ReturnType == typeof(void) && records.Contains(method.DeclaringType!)
                && !ReadOnlyFolders[folder].Contains(CompiledCode.LibraryFolder(method.DeclaringType!))
            select $"{CompiledCode.Outermost(use.By).Name} calls {method.DeclaringType!.Name}.{method.Name}");
    }

    [Fact]
    public void The_dashboard_never_saves() => Offenders.AreNone(
        from use in CompiledCode.UsesIn(CompiledCode.Library)
        where CompiledCode.LibraryFolder(use.By) == "Dashboard"
            && use.Member.Name.StartsWith("SaveChanges", StringComparison.Ordinal)
        select CompiledCode.Outermost(use.By).Name);

    // The demonstration council is taken out with everything that was written about it.
    [Fact]
    public void No_record_with_a_history_is_changed_past_the_history() => Offenders.AreNone(
        from use in CompiledCode.UsesIn(CompiledCode.Library).Concat(CompiledCode.UsesIn(CompiledCode.Web))
        where CompiledCode.LibraryFolder(use.By) != "Demo" && use.Member.Name is "ExecuteUpdateAsync" or "ExecuteDeleteAsync"
            or "ExecuteUpdate" or "ExecuteDelete"
        from record in CompiledCode.TypeArgumentsOf(use.Member)
        where RecordedProperties(record).Any()
        select $"{CompiledCode.Outermost(use.By).Name} calls {use.Member.Name} on {record.Name}");

    [Fact]
    public void No_secret_is_kept_in_the_history()
    {
        var recorded = CompiledCode.Library.GetTypes().SelectMany(RecordedProperties).ToList();

        Assert.NotEmpty(recorded);
        Offenders.AreNone(recorded.Where(p => Secret().IsMatch(p.Name) && !p.GetCustomAttribute<RecordedAttribute>()!.FactOnly).Select(p => $"{p.DeclaringType!.Name}.{p.Name}"));
    }

    [Fact]
    public void What_is_recorded_is_a_column() => Offenders.AreNone(
        CompiledCode.Library.GetTypes().SelectMany(RecordedProperties)
            .Where(p => p.GetCustomAttribute<NotMappedAttribute>() is not null || Records().Contains(p.PropertyType))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}"));

    private static IEnumerable<PropertyInfo> RecordedProperties(Type type) =>
        type.GetProperties().Where(p => p.GetCustomAttribute<RecordedAttribute>() is not null);

    private static HashSet<Type> Records() =>
    [
        .. CompiledCode.Library.GetTypes()
            .SelectMany(t => t.GetInterfaces())
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>))
            .Select(i => i.GetGenericArguments()[0]),
    ];

    private static bool AddsOrRemoves(MemberInfo member) =>
        member is MethodBase { DeclaringType: { } type }
        && (typeof(DbContext).IsAssignableFrom(type) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(DbSet<>)))
        && Writes().IsMatch(member.Name);

    [GeneratedRegex("^(Add|Update|Remove|Attach)(Range)?(Async)?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Writes();

    [GeneratedRegex("password|secret|token|stamp|salt|(?<!content)hash|privatekey|apikey|credential", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();
}
