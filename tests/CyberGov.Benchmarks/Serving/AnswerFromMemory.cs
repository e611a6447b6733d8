using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Benchmarks.Serving;

/// <summary>
/// Stands before the limit pages. The first time an address is asked for, the product's own page model answers; what it found
/// is remembered, and from then on every request gets that without any query. No page of the product can be faster.
/// </summary>
internal sealed class AnswerFromMemory : IAsyncPageFilter
{
    private readonly ConcurrentDictionary<string, Answer> _answers = new(StringComparer.Ordinal);

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var model = (PageModel)context.HandlerInstance;
        var address = context.HttpContext.Request.Path + context.HttpContext.Request.QueryString;
        if (_answers.TryGetValue(address, out var answer))
        {
            answer.CopyTo(model);
            context.Result = model.Page();
            return;
        }

        await next();
        _answers[address] = new Answer(model);
    }

    /// <summary>Everything a page model holds, but for the services it was made with, which end with their request.</summary>
    private sealed class Answer(PageModel model)
    {
        private readonly List<(FieldInfo Field, object? Value)> _values =
        [
            .. model.GetType()
                .GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(f => !f.IsInitOnly && !IsConstructorParameter(f))
                .Select(f => (f, f.GetValue(model))),
        ];

        public void CopyTo(PageModel other)
        {
            foreach (var (field, value) in _values)
            {
                field.SetValue(other, value);
            }
        }

        // The compiler calls the field of a primary constructor's parameter <name>P.
        private static bool IsConstructorParameter(FieldInfo field) => field.Name.EndsWith(">P", StringComparison.Ordinal);
    }
}
