using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Form;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

[Authorize(Policy = Policies.ViewRegisters)]
[KeepsTypedText("Answers[")]
public sealed class ScreeningModel(PiaDetailsQuery query, AnswerDesk desk, PiaFields fields, PiaForm form) : PageModel, IHasFieldOrder
{
    [BindProperty]
    public Dictionary<string, AnswerInput> Answers { get; set; } = new(StringComparer.Ordinal);

    public PiaDetails Details { get; private set; } = null!;

    public IReadOnlyList<ScreeningQuestion> Questions => form.Screening;

    public IReadOnlyList<RoutingQuestion> Routing => form.Routing;

    /// <summary>Whether the form is shown: to whoever may write, and to whoever has just lost that, with their text.</summary>
    public bool ShowsForm => Details.MayWrite || HttpMethods.IsPost(Request.Method);

    public string StandingOf(string field) => desk.Standing.GetValueOrDefault(field)?.Value ?? "";

    public AskedQuestion Question(string id, IReadOnlyList<string> examples) =>
        desk.Question(fields.Find(id)!, Answers) with { Examples = examples };

    public AskedQuestion Note(string id) =>
        desk.Question(fields.Find(PiaFields.NoteIdOf(id))!, Answers) with { IsSide = true, CommentsAt = null };

    public int PlaceOf(string fieldName) => desk.Sheet.PlaceOf(fieldName);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        // Asked when the assessment was started, so not asked again without its answer.
        if (fields.LawEnforcement is { } part3 && !desk.Standing.ContainsKey(part3))
        {
            Answers[part3].Value = Details.Pia.IsLawEnforcement ? FormField.Yes : FormField.No;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        await desk.SaveAsync(User.Viewer, ModelState, cancellationToken);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        this.ShowSuccess("The screening is saved");
        return RedirectToPage("Details", new { code });
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } found)
        {
            return false;
        }

        Details = found;
        await desk.OpenAsync(found.Pia, User.Viewer, cancellationToken);
        desk.LayOut(fields.Screening, Answers);
        return true;
    }
}
