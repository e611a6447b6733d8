using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.People;
using CyberGov.Reminders;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Reminders;

/// <summary>
/// One item, its reminders, and what a line manager can do about it: say who does it meanwhile. Whoever was told of it may open this page.
/// </summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class ItemModel(
    ReminderLedgerQuery ledger,
    DueItemQuery dueItem,
    ArrangeCover arrange,
    PeopleQueries people,
    IEnumerable<IReminderSource> sources,
    TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid ItemId { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    [BindProperty]
    [Required(ErrorMessage = "Select who does it meanwhile")]
    public Guid? Cover { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter the last day")]
    [Display(Name = "The last day")]
    public DateOnly? Until { get; set; }

    public ReminderPage Ledger { get; private set; } = null!;

    /// <summary>Null when it is done.</summary>
    public DueItemStanding? Open { get; private set; }

    public bool MayArrange { get; private set; }

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public DateOnly Today => time.TodayInUk();

    public bool MayDoIt => Open?.IsFor(User.Viewer) == true;

    public string Heading => sources.SelectMany(s => s.Kinds).FirstOrDefault(k => k.Key == Kind)?.Heading ?? "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Cover = User.PersonId;
        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || !MayArrange)
        {
            return NotFound();
        }

        Check();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var answer = await arrange.CoverFromTodayAsync(User.Viewer, Open!.AskedId!.Value, Until!.Value, Cover, cancellationToken);
        if (answer.Wrong is { } field)
        {
            ModelState.AddModelError(field == CoverField.LastDay ? nameof(Until) : nameof(Cover), answer.Words);
            return Page();
        }

        var name = People.First(p => p.Value == Cover.ToString()).Text;
        this.ShowSuccess(
            $"{(Cover == User.PersonId ? "You cover" : $"{name} covers")} for {Open!.AskedName} until {answer.Absence!.LastDay.InWords()}. {answer.Words}".TrimEnd());
        return RedirectToPage(new { Kind, ItemId });
    }

    private void Check()
    {
        if (Cover == Open!.AskedId)
        {
            ModelState.AddModelError(nameof(Cover), $"Select someone other than {Open.AskedName}");
        }

        if (Until < Today)
        {
            ModelState.AddModelError(nameof(Until), "The last day must be today or later");
        }
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var filter = new ReminderFilter { Kind = Kind, ItemId = ItemId, Page = PageNumber };
        Ledger = await ledger.PageAsync(filter, User.Viewer, cancellationToken);
        if (Ledger.TotalCount == 0)
        {
            return false;
        }

        Open = await dueItem.FindAsync(Kind, ItemId, cancellationToken);
        MayArrange = Open?.AskedId is { } asked && asked != User.PersonId
            && await arrange.MayArrangeForAsync(User.Viewer, asked, cancellationToken);
        if (MayArrange)
        {
            People = [.. (await people.ChoicesAsync(Today, cancellationToken)).Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
        }

        return true;
    }
}
