using System.Reflection;
using CyberGov.UnsavedForms;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.UnsavedForms;

/// <summary>On pages that keep typed text: offers what was kept, puts it back, keeps what the script sends, and throws it away once it is saved.</summary>
internal sealed class TypedTextFilter(UnsavedFormStore unsaved, TimeProvider time) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is not PageModel page
            || page.GetType().GetCustomAttribute<KeepsTypedTextAttribute>() is not { } keeps)
        {
            await next();
        }
        else if (HttpMethods.IsPost(page.Request.Method))
        {
            await PostAsync(context, page, keeps, next);
        }
        else
        {
            await GetAsync(context, page, keeps, next);
        }
    }

    private async Task PostAsync(
        PageHandlerExecutingContext context, PageModel page, KeepsTypedTextAttribute keeps, PageHandlerExecutionDelegate next)
    {
        var (address, gone) = (page.Request.FormAddress, page.HttpContext.RequestAborted);
        if (page.Request.AsksFor(TypedText.Keep))
        {
            var isKept = await unsaved.KeepAsync(page.User.PersonId, address, await page.Request.ReadTypedAsync(keeps, gone), gone);
            context.Result = isKept ? new JsonResult(new { SecondsLeft = SecondsLeft(page) }) : new BadRequestResult();
            return;
        }

        if (page.Request.AsksFor(TypedText.ThrowAway))
        {
            await unsaved.ThrowAwayAsync(page.User.PersonId, address, gone);
            context.Result = new LocalRedirectResult(address);
            return;
        }

        var executed = await next();
        if (executed is { Exception: null, Result: RedirectToPageResult or RedirectResult or LocalRedirectResult })
        {
            // It is saved: that the browser may have gone by now changes nothing.
            await unsaved.ThrowAwayAsync(page.User.PersonId, address, CancellationToken.None);
        }

        new TypedTextNotice(address, null, IsPutBack: false, SecondsLeft(page)).ShowOn(page.ViewData);
    }

    private async Task GetAsync(
        PageHandlerExecutingContext context, PageModel page, KeepsTypedTextAttribute keeps, PageHandlerExecutionDelegate next)
    {
        var address = page.Request.FormAddress;
        var kept = await unsaved.FindAsync(page.User.PersonId, address, page.HttpContext.RequestAborted);
        var isPutBack = kept is not null && page.Request.AsksToPutBack;
        page.HttpContext.TextPutBack = isPutBack ? kept : null;

        await next();
        if (isPutBack)
        {
            PutBack(kept!, keeps, context.ModelState);
        }

        new TypedTextNotice(address, kept?.SavedAt, isPutBack, SecondsLeft(page)).ShowOn(page.ViewData);
    }

    /// <summary>As if it had just been sent: fields show what was typed, also what could not be read.</summary>
    private static void PutBack(KeptFields kept, KeepsTypedTextAttribute keeps, ModelStateDictionary modelState)
    {
        // A field that has gone from the page since is put back unseen; one without a value is put back empty.
        foreach (var field in keeps.Fields.Where(f => !f.EndsWith('[')).Union(kept.Fields.Keys.Where(keeps.Keeps), StringComparer.Ordinal))
        {
            var values = kept.Fields.GetValueOrDefault(field, []);
            modelState.SetModelValue(field, values, string.Join(',', values));
        }
    }

    private int SecondsLeft(PageModel page) => (int)SessionLimits.Left(page.User, time.GetUtcNow()).TotalSeconds;
}
