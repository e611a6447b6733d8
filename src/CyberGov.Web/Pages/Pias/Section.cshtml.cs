using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Content;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

/// <summary>One step of an assessment: its questions as the form asks them, to write or to read.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
[KeepsTypedText("Answers[")]
public sealed class SectionModel(PiaDetailsQuery query, AnswerDesk desk, PiaForm form, PiaLines<PiaConsultee> consultees) : PageModel, IHasFieldOrder
{
    [BindProperty]
    public Dictionary<string, AnswerInput> Answers { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Where to go once it is saved: "continue" for the next step.</summary>
    [BindProperty]
    public string? Then { get; set; }

    public PiaDetails Details { get; private set; } = null!;

    public FormStep Step { get; private set; } = null!;

    public IReadOnlyList<FormField> Asked => desk.Sheet.Fields;

    /// <summary>The consultation log, on its own step; null elsewhere.</summary>
    public IReadOnlyList<PiaConsultee>? Consultees { get; private set; }

    public RemarksShown? Remarks => desk.RemarksOn(Step.Id, Step.Title);

    /// <summary>Whether the form is shown: to whoever may write, and to whoever has just lost that, with their text.</summary>
    public bool ShowsForm => Details.MayWrite || HttpMethods.IsPost(Request.Method);

    public AskedQuestion Question(FormField field) => desk.Question(field, Answers);

    public string InWords(FormField field) => PiaWording.Answer(field.Id, Details.Document);

    public int PlaceOf(string fieldName) => desk.Sheet.PlaceOf(fieldName);

    public async Task<IActionResult> OnGetAsync(string code, string step, CancellationToken cancellationToken) =>
        await LoadAsync(code, step, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string code, string step, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, step, cancellationToken))
        {
            return NotFound();
        }

        var asked = Asked.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        await desk.SaveAsync(User.Viewer, ModelState, cancellationToken);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var more = AskedWith(desk.Together(Answers)).Count(f => !asked.Contains(f.Id));
        if (more > 0)
        {
            this.ShowSuccess($"{Step.Title} is saved. Your answers lead to {(more == 1 ? "1 more question" : $"{more} more questions")} on this page");
            return RedirectToPage(new { code, step });
        }

        this.ShowSuccess($"{Step.Title} is saved");
        return Then == "continue" && Next() is { } next ? Redirect($"/pias/{code}/{next}") : RedirectToPage("Details", new { code });
    }

    private string? Next() => PiaTaskList.Of(Details.Pia.State, Details.Document.Content, form, [])
        .SkipWhile(t => t.Id != Step.Id).Skip(1).Select(t => t.Address).FirstOrDefault();

    private async Task<bool> LoadAsync(string code, string step, CancellationToken cancellationToken)
    {
        if (form.FindStep(step) is not { Fields.Count: > 0 } found
            || await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } details
            || details.Pia.State.IsScreening)
        {
            return false;
        }

        (Step, Details) = (found, details);
        await desk.OpenAsync(details.Pia, User.Viewer, cancellationToken);

        // What was sent is shown again, also where another answer of the same form has closed the question.
        var sent = Answers.Keys.ToHashSet(StringComparer.Ordinal);
        desk.LayOut([.. found.Fields.Where(f => sent.Contains(f.Id) || (sent.Count == 0 && AskedWith(desk.Together(Answers)).Contains(f)))], Answers);
        Consultees = step == "consultation" ? await consultees.ListAsync(details.Pia, cancellationToken) : null;
        return true;
    }

    private IEnumerable<FormField> AskedWith(Dictionary<string, string> answers) =>
        Step.Fields.Where(f => f.AppliesTo(answers, Details.Pia.IsLawEnforcement));
}
