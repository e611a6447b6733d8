using CyberGov.Calendar;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Storage.Scanning;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Evidence;

/// <summary>Takes in and gives out the form about one item: files in, faults as errors of the form, lists to choose from.</summary>
public sealed class EvidenceFormDesk(
    SentFiles sentFiles,
    KeptFiles keptFiles,
    EvidenceChoicesQuery choices,
    EvidenceDuplicatesQuery duplicates,
    HeldFilesQuery held,
    ClamdScanner scanner,
    IHttpContextAccessor http,
    TimeProvider time)
{
    /// <summary>What the person should know about the files of an item that was just saved.</summary>
    public string? Notice { get; private set; }

    /// <summary>Null when something is wrong: the form then shows what, and keeps the files that came.</summary>
    public async Task<NewEvidence?> ReadAsync(
        EvidenceForm form, bool isSubmitted, Viewer viewer, ModelStateDictionary modelState, CancellationToken cancellationToken)
    {
        var files = await sentFiles.ReceiveAsync(form.Files, form.Kept, viewer.PersonId, modelState, cancellationToken);
        if (string.IsNullOrWhiteSpace(form.Title) && !isSubmitted && files.Count > 0)
        {
            form.Title = NewEvidence.TitleFrom(files[0].FileName);
        }

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
                var same = form.HeldAlready[0];
                modelState.AddModelError(
                    nameof(form.Files), $"‘{same.FileName}’ is already {same.Code}: attach that item instead, or say that you want to log it again");
            }
        }

        if (modelState.IsValid)
        {
            Notice = await held.NoticeAsync(files, cancellationToken);
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
        form.FilesAreScanned = scanner.IsSetUp;
        PutFilesBack(form, viewer.PersonId);
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

    /// <summary>Files that were uploaded before the session ended, besides those of the revision before.</summary>
    private void PutFilesBack(EvidenceForm form, Guid personId)
    {
        var seals = http.HttpContext?.TextPutBack?.Fields.GetValueOrDefault(nameof(EvidenceForm.Kept)) ?? [];
        var files = seals.Select(seal => (Seal: seal, File: keptFiles.Open(seal, personId))).Where(k => k.File is not null);
        form.KeptFromBefore =
        [
            .. form.KeptFromBefore,
            .. files.Where(k => form.KeptFromBefore.All(shown => shown.File != k.File)).Select(k => (k.Seal, k.File!)),
        ];
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
