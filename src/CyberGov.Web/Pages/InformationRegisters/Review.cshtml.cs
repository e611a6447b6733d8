using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.InformationRegisters;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Web.Pages.InformationRegisters;

/// <summary>Shows what a record says and takes the word that it is still right: with the link that leads here, two clicks.</summary>
[Authorize(Policy = Policies.KeepInformationRegisters)]
[KeepsTypedText(nameof(NextReviewOn))]
public sealed class ReviewModel(RecordDetailsQuery query, ReviewRecord review, TimeProvider time) : PageModel
{
    private const int MonthsBetweenReviews = 12;

    [BindProperty]
    [Required(ErrorMessage = "Enter when it is to be looked at again")]
    public DateOnly? NextReviewOn { get; set; }

    /// <summary>The revision that was on the page.</summary>
    [BindProperty]
    public int Revision { get; set; }

    public InformationRecord Record { get; private set; } = null!;

    /// <summary>Out of use since the form was opened: the page says so and keeps what was typed.</summary>
    public bool IsOver { get; private set; }

    public async Task<IActionResult> OnGetAsync(string register, string code, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        NextReviewOn = time.TodayInUk().AddMonths(MonthsBetweenReviews);
        return await LoadAsync(register, code, cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string register, string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(register, code, cancellationToken))
        {
            return NotFound();
        }

        if (NextReviewOn <= time.TodayInUk())
        {
            ModelState.AddModelError(nameof(NextReviewOn), "Enter a review date in the future");
        }

        if (IsOver)
        {
            ModelState.AddModelError("", RecordWording.Over(Record));
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await review.ExecuteAsync(Record.Kind, code, Revision, NextReviewOn!.Value, User.Viewer, cancellationToken);
        }
        catch (RecordNotFoundException)
        {
            return NotFound();
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", RecordWording.Changed(Record));
            return Page();
        }

        this.ShowSuccess($"{code} is still right. It is looked at again on {NextReviewOn.Value.InWords()}.");
        return Redirect($"~/{Record.Shape.Path}/{Record.Code}");
    }

    private async Task<bool> LoadAsync(string register, string code, CancellationToken cancellationToken)
    {
        if (RecordShape.At(register) is not { ReviewLabel: not null } shape
            || await query.ExecuteAsync(shape.Kind, code, User.Viewer, cancellationToken) is not { } found
            || !(found.MayChange || found.IsOver))
        {
            return false;
        }

        (Record, IsOver) = (found.Record, found.IsOver);
        return true;
    }
}
