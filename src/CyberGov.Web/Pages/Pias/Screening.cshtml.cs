using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Form;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

/// <summary>One field of a form, with the revision the person had before them.</summary>
public sealed class AnswerInput
{
    public string Field { get; set; } = "";

    public string? Value { get; set; }

    public int Revision { get; set; }
}

[Authorize(Policy = Policies.WritePias)]
public sealed class ScreeningModel(PiaDetailsQuery query, PiaAnswersQuery answers, SaveAnswers save, PiaForm form) : PageModel
{
    [BindProperty]
    public IList<AnswerInput> Answers { get; set; } = [];

    public PiaDetails Details { get; private set; } = null!;

    public IReadOnlyList<Choice> YesOrNo { get; } = [new("Yes", "yes"), new("No", "no")];

    public ScreeningQuestion? QuestionOf(string field) => form.Screening.FirstOrDefault(q => q.Id == field);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        var kept = await answers.ExecuteAsync(Details.Pia, cancellationToken);
        Answers = [.. form.Screening.SelectMany(q => new[] { q.Id, $"{q.Id}-note" })
            .Select(f => new AnswerInput { Field = f, Value = kept.GetValueOrDefault(f)?.Value, Revision = kept.GetValueOrDefault(f)?.Revision ?? 0 })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        var known = form.Screening.SelectMany(q => new[] { q.Id, $"{q.Id}-note" }).ToHashSet(StringComparer.Ordinal);
        var sent = Answers.Where(a => known.Contains(a.Field)).Select(a => new SentAnswer(a.Field, a.Value ?? "", a.Revision)).ToList();
        var clashes = await save.ExecuteAsync(code, sent, User.Viewer, cancellationToken);
        foreach (var clash in clashes)
        {
            var index = Answers.ToList().FindIndex(a => a.Field == clash.Field);
            ModelState.AddModelError($"Answers[{index}].Value", $"{clash.WrittenBy} has answered this meanwhile: {clash.Standing}");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        this.ShowSuccess("The screening is saved");
        return RedirectToPage("Details", new { code });
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { MayWrite: true } found)
        {
            return false;
        }

        Details = found;
        return true;
    }
}
