using CyberGov.Identity;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Form;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CyberGov.Web.Pages.Pias;

/// <summary>What the pages of questions have in common: laying them out, checking and saving what is sent, showing both texts of a clash.</summary>
public sealed class AnswerDesk(PiaAnswersQuery query, PiaComments comments, SaveAnswers save)
{
    private ILookup<string, PiaRemark> _remarks = Array.Empty<PiaRemark>().ToLookup(r => r.Target, StringComparer.Ordinal);
    private Pia _pia = null!;

    public IReadOnlyDictionary<string, PiaAnswer> Standing { get; private set; } = null!;

    public AnswerSheet Sheet { get; private set; } = null!;

    private bool MayComment { get; set; }

    public async Task OpenAsync(Pia pia, Viewer viewer, CancellationToken cancellationToken)
    {
        _pia = pia;
        Standing = await query.ExecuteAsync(pia, cancellationToken);
        _remarks = (await comments.OpenAsync(pia.PiaId, cancellationToken)).ToLookup(r => r.Target, StringComparer.Ordinal);
        MayComment = PiaComments.MayWrite(pia, viewer);
    }

    /// <summary>The answers as they would stand with what is sent.</summary>
    public Dictionary<string, string> Together(IReadOnlyDictionary<string, AnswerInput> sent)
    {
        var answers = Standing.Values.ToDictionary(a => a.Field, a => a.Value, StringComparer.Ordinal);
        foreach (var (field, answer) in sent)
        {
            answers[field] = answer.Value ?? string.Join('\n', answer.Values.Where(v => !string.IsNullOrEmpty(v)));
        }

        return answers;
    }

    public void LayOut(IReadOnlyList<FormField> fields, Dictionary<string, AnswerInput> answers)
    {
        Sheet = new AnswerSheet(fields, Standing, answers);
        Sheet.Lay();
    }

    /// <summary>Saves every answer that can be saved; the model state says what could not, and why.</summary>
    public async Task SaveAsync(Viewer viewer, ModelStateDictionary modelState, CancellationToken cancellationToken)
    {
        Sheet.Check(modelState);
        try
        {
            var clashes = await save.ExecuteAsync(_pia.Code, Sheet.Sent, viewer, cancellationToken);
            Standing = await query.ExecuteAsync(_pia, cancellationToken);
            Sheet.Show(clashes, Standing, modelState);
        }
        catch (PiaNotFoundException)
        {
            // Someone has taken the next step while this was being written: the text stays on the page.
            modelState.AddModelError("", "This assessment has moved on since you opened the page, so nothing more can be written. Copy what you typed, and ask for the assessment to be returned");
        }
    }

    public AskedQuestion Question(FormField field, Dictionary<string, AnswerInput> answers) =>
        new(field, answers, Sheet.ClashOf(field.Id), [.. _remarks[field.Id]])
        {
            CommentsAt = MayComment ? $"/pias/{_pia.Code}/comments/{field.Id}" : null,
        };

    /// <summary>The open comments on a table or another part that is no question.</summary>
    public RemarksShown? RemarksOn(string target, string about) =>
        MayComment ? new RemarksShown(about, $"/pias/{_pia.Code}/comments/{target}", [.. _remarks[target]]) : null;
}
