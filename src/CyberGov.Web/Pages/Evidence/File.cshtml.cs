using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Evidence;

[Authorize(Policy = Policies.ViewRegisters)]
public sealed class FileModel(EvidenceFileQuery files, ServeEvidenceFile serveFile, RecordDownload recordDownload) : PageModel
{
    public string Code { get; private set; } = "";

    public string FileName { get; private set; } = "";

    public FileWithheld Withheld { get; private set; }

    /// <summary>Always a download, never shown inside our own pages, whatever the file holds.</summary>
    public async Task<IActionResult> OnGetAsync(string code, Guid fileId, CancellationToken cancellationToken)
    {
        if (await files.ExecuteAsync(code, fileId, User.Viewer, cancellationToken) is not { } file)
        {
            return NotFound();
        }

        var served = await serveFile.ExecuteAsync(file.Sha256, cancellationToken);
        if (served.Content is null)
        {
            (Code, FileName, Withheld) = (code, file.FileName, served.Withheld!.Value);
            Response.StatusCode = Withheld is FileWithheld.NotScanned or FileWithheld.PasswordProtected
                ? StatusCodes.Status409Conflict
                : StatusCodes.Status410Gone;
            return Page();
        }

        if (User.Viewer.Is(CouncilRole.Auditor))
        {
            await recordDownload.ExecuteAsync(code, file, cancellationToken);
        }

        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return File(served.Content, file.ContentType, file.FileName);
    }
}
