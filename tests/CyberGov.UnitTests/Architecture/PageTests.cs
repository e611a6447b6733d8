using System.Reflection;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.UnitTests.Architecture;

public sealed class PageTests
{
    private const string PagesNamespace = "CyberGov.Web.Pages.";
    private const string CompiledViews = "AspNetCoreGeneratedDocument";

    private static IEnumerable<Type> PageModels =>
        CompiledCode.Web.GetTypes().Where(t => t.IsSubclassOf(typeof(PageModel)) && !t.IsAbstract);

    [Fact]
    public void Every_page_names_a_policy_or_allows_everyone() => Offenders.AreNone(PageModels
        .Where(t => t.GetCustomAttribute<AllowAnonymousAttribute>() is null
            && (t.GetCustomAttribute<AuthorizeAttribute>()?.Policy is not { } policy || !Policies.All.Contains(policy)))
        .Select(t => t.FullName));

    [Fact]
    public void Every_page_has_a_model_that_can_name_it()
    {
        var pages = RepositoryFiles.Under("src/CyberGov.Web/Pages")
            .Where(f => f.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(f => File.ReadLines(RepositoryFiles.PathOf(f)).Any(l => l.StartsWith("@page", StringComparison.Ordinal)))
            .ToList();

        Assert.NotEmpty(pages);
        Offenders.AreNone(pages.Where(f => !File.Exists(RepositoryFiles.PathOf(f + ".cs"))));
    }

    [Fact]
    public void No_page_inherits_from_a_page_of_ours() =>
        Offenders.AreNone(PageModels.Where(t => t.BaseType != typeof(PageModel)).Select(t => t.FullName));

    [Fact]
    public void Pages_of_one_folder_never_use_those_of_another()
    {
        var broken =
            from type in CompiledCode.Web.GetTypes()
            let source = PageFolder(type)
            where source is not null
            from used in CompiledCode.TypesUsedBy(type)
            let target = PageFolder(used)
            where target is not null && target != source && target != "Shared"
            select $"{CompiledCode.Outermost(type).FullName} uses {used.FullName}";

        Offenders.AreNone(broken);
    }

    [Fact]
    public void No_page_writes_markup_that_is_not_encoded() => Offenders.AreNone(
        RepositoryFiles.Under("src/CyberGov.Web")
            .Where(f => Path.GetExtension(f) is ".cshtml" or ".cs")
            .Where(f => File.ReadAllText(RepositoryFiles.PathOf(f)).Contains("Html.Raw", StringComparison.Ordinal)));

    [Fact]
    public void No_page_holds_styles_or_scripts_that_the_security_policy_would_block() => Offenders.AreNone(
        from file in RepositoryFiles.Under("src/CyberGov.Web/Pages")
        where file.EndsWith(".cshtml", StringComparison.Ordinal)
        let text = File.ReadAllText(RepositoryFiles.PathOf(file))
        where text.Contains(" style=\"", StringComparison.Ordinal) || text.Contains("<style", StringComparison.Ordinal)
            || text.Contains("<script>", StringComparison.Ordinal) || text.Contains(" onclick=", StringComparison.Ordinal)
        select file);

    /// <summary>The folder of a page's model or of its compiled view, whose class is called Pages_Evidence_Index.</summary>
    private static string? PageFolder(Type type) =>
        type.Assembly != CompiledCode.Web ? null
        : type.Namespace == CompiledViews ? ViewFolder(CompiledCode.Outermost(type).Name)
        : CompiledCode.Folder(type, PagesNamespace);

    private static string? ViewFolder(string viewName) =>
        viewName.Split('_') is ["Pages", var folder, _, ..] and { Length: > 2 } && folder.Length > 0 ? folder : null;
}
