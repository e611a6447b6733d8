using CyberGov.Calendar;
using CyberGov.Evidence;
using CyberGov.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Evidence;

/// <summary>Takes in and gives out the form about one item: files in, faults as errors of the form, lists to choose from.</summary>
public sealed class EvidenceFormDesk(
    SentFiles sentFiles, KeptFiles keptFiles, EvidenceChoicesQuery choices, EvidenceDuplicatesQuery duplicates, TimeProvider time)
{
    /// <summary>Null when something is wrong: the form then shows what, and keeps the files that came.</summary>
    public async Task<NewEvidence?> ReadAsync(
        EvidenceForm form, bool isSubmitted, Viewer viewer, ModelStateDictionary modelState, CancellationToken cancellationToken)
    {
        var files = await sentFiles.ReceiveAsync(form.Files, form.Kept, viewer.PersonId, modelState, cancellationToken);
        var evidence = form.With(files);
        var today = time.TodayInUk();
        foreach (var fault in isSubmitted ? evidence.Faults(today) : evidence.DraftFaults(today))
        {
            AddUnlessAlreadyWrong(fault, modelState);
        }

        if (form is { IsRevision: false, LogAnyway: false })
        {
            form.HeldAlready = await duplicates.ExecuteAsync(files, viewer, cancellationToken);
            if (form.HeldAlready.Count > 0)
            {
                var held = form.HeldAlready[0];
                modelState.AddModelError(
                    nameof(form.Files), $"‘{held.FileName}’ is already {held.Code}: attach that item instead, or say that you want to log it again");
            }
        }

        if (modelState.IsValid)
        {
            return evidence;
        }

        form.KeptFromBefore = [.. files.Select(f => (keptFiles.Seal(f, viewer.PersonId), f))];
        return null;
    }

    /// <summary>The files of a revision, as if they had come with an earlier try.</summary>
    public void Keep(EvidenceForm form, IEnumerable<EvidenceFileFacts> files, Guid personId) => form.KeptFromBefore =
    [
        .. files.Select(f => new ReceivedFile(f.FileName, f.ContentType, f.Sha256, f.Length))
            .Select(f => (keptFiles.Seal(f, personId), f)),
    ];

    public async Task OfferAsync(
        EvidenceForm form, Viewer viewer, string? preselectedControl, CancellationToken cancellationToken)
    {
        var controls = await choices.ControlsAsync(viewer, cancellationToken);
        form.ControlIds.AddRange(controls
            .Where(c => string.Equals(c.Code, preselectedControl, StringComparison.OrdinalIgnoreCase))
            .Select(c => c.ControlId)
            .Except(form.ControlIds)
            .ToList());

        // What is ticked comes first, so that it is seen without scrolling.
        form.Controls =
        [
            .. controls
                .OrderByDescending(c => form.ControlIds.Contains(c.ControlId))
                .Select(c => new SelectListItem($"{c.Code} {c.Title}", c.ControlId.ToString())),
        ];
        var owners = await choices.NewOwnersAsync(time.TodayInUk(), cancellationToken);
        form.Owners = [.. owners.Select(o => new SelectListItem(o.Name, o.Value.ToString()))];
    }

    /// <summary>A date that could not be read is not missing as well.</summary>
    private static void AddUnlessAlreadyWrong(EvidenceFault fault, ModelStateDictionary modelState)
    {
        if (!modelState.Any(e => e.Value is { Errors.Count: > 0 }
            && (e.Key == fault.Field || e.Key.StartsWith(fault.Field + "[", StringComparison.Ordinal))))
        {
            modelState.AddModelError(fault.Field, fault.Message);
        }
    }
}
