using CyberGov.Calendar;
using CyberGov.InformationRegisters;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.InformationRegisters;

/// <summary>Changes a record. Who saves second keeps what they typed and sees what the first has written.</summary>
[Authorize(Policy = Policies.KeepInformationRegisters)]
[KeepsRecordForm]
public sealed class EditModel(SaveRecord save, RecordDetailsQuery query, RecordFormDesk desk, TimeProvider time) : PageModel
{
    [BindProperty]
    public RecordForm Form { get; set; } = new();

    public RecordFields Fields { get; private set; } = null!;

    public InformationRecord Record { get; private set; } = null!;

    /// <summary>Out of use since the form was opened: the page says so and keeps what was typed.</summary>
    public bool IsOver { get; private set; }

    public RecordClash? Clash { get; private set; }

    public IReadOnlyList<ClashLine> ClashLines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string register, string code, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await LoadAsync(register, code, cancellationToken))
        {
            return NotFound();
        }

        Form = RecordForm.From(Record);
        Fields = Fields with { Form = Form };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string register, string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(register, code, cancellationToken))
        {
            return NotFound();
        }

        Form.Check(Record.Shape, ModelState);
        if (SaveRecord.ReviewGap(Record, Form.NextReviewOn, time.TodayInUk()) is { } gap)
        {
            ModelState.AddModelError("Form.NextReviewOn", gap);
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
            Clash = await save.ChangeAsync(
                Record.Kind, code, Form.ToWords(Record.Shape), Form.Revision, User.Viewer, cancellationToken);
        }
        catch (RecordNotFoundException)
        {
            return NotFound();
        }

        return Clash is null ? Saved() : Clashed(Clash);
    }

    private RedirectResult Saved()
    {
        this.ShowSuccess($"{Record.Code} is saved");
        return Redirect($"~/{Record.Shape.Path}/{Record.Code}");
    }

    /// <summary>The form keeps what was typed; sent again, it goes over what it has now seen.</summary>
    private PageResult Clashed(RecordClash clash)
    {
        ModelState.Remove("Form.Revision");
        Form.Revision = clash.Revision;
        ClashLines = RecordFormDesk.LinesOf(clash, Fields);
        ModelState.AddModelError("", $"{clash.WrittenBy} has changed this meanwhile, so nothing was saved yet: compare below, then save again");
        return Page();
    }

    private async Task<bool> LoadAsync(string register, string code, CancellationToken cancellationToken)
    {
        if (RecordShape.At(register) is not { } shape
            || await query.ExecuteAsync(shape.Kind, code, User.Viewer, cancellationToken) is not { } found
            || !(found.MayChange || found.IsOver))
        {
            return false;
        }

        (Record, IsOver) = (found.Record, found.IsOver);
        Fields = await desk.OfferAsync(shape, Form, Record, cancellationToken);
        return true;
    }
}
