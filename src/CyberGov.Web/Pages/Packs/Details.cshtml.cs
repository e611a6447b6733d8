using CyberGov.Packs;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Jobs;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Packs;

/// <summary>One pack: how far it is, and once it is ready, the way to it.</summary>
[Authorize(Policy = Policies.ViewPacks)]
public sealed class DetailsModel(
    PackQueries packs, ChangePackWork changeWork, DownloadPack download, PackFolder folder, QueuedJobBell? bell = null) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    public PackView Pack { get; private set; } = null!;

    /// <summary>False once someone has removed the file from the server.</summary>
    public bool IsFileThere { get; private set; }

    public string ProgressWords => Pack switch
    {
        { IsCancelRequested: true } => "Stopping",
        { Progress: { } progress } => $"{progress} ({Pack.PercentDone}% done)",
        _ => "Waiting to start",
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnGetProgressAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken)
            ? new JsonResult(new { Pack.PercentDone, Words = ProgressWords, IsFinished = !Pack.IsBeingBuilt })
            : NotFound();

    public async Task<IActionResult> OnGetDownloadAsync(CancellationToken cancellationToken)
    {
        var range = Request.GetTypedHeaders().Range?.Ranges.FirstOrDefault();
        if (!await LoadAsync(cancellationToken)
            || await download.ExecuteAsync(Pack, range?.From is null or 0, cancellationToken) is not { } file)
        {
            return NotFound();
        }

        return new FileStreamResult(file, "application/zip")
        {
            FileDownloadName = PackFolder.FileNameOf(Code),
            EnableRangeProcessing = true,
        };
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken)
    {
        if (!await changeWork.CancelAsync(Code, User.Viewer, cancellationToken))
        {
            return NotFound();
        }

        this.ShowSuccess($"{Code} is cancelled.");
        return RedirectToSelf();
    }

    public async Task<IActionResult> OnPostTryAgainAsync(CancellationToken cancellationToken)
    {
        if (!await changeWork.TryAgainAsync(Code, User.Viewer, cancellationToken))
        {
            return NotFound();
        }

        if (bell is not null)
        {
            await bell.RingAsync(cancellationToken);
        }

        return RedirectToSelf();
    }

    private RedirectResult RedirectToSelf() => Redirect($"~/packs/{Uri.EscapeDataString(Code)}");

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await packs.FindAsync(Code, User.Viewer, cancellationToken) is not { } pack)
        {
            return false;
        }

        Pack = pack;
        IsFileThere = pack.IsReady && folder.Exists(pack.Code);
        return true;
    }
}
