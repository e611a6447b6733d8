using CyberGov.Evidence;
using CyberGov.Storage;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Evidence;

[Authorize(Policy = Policies.ViewRegisters)]
public sealed class FileModel(EvidenceFileQuery files, FolderEvidenceStore store) : PageModel
{
    /// <summary>Always a download, never shown inside our own pages, whatever the file holds.</summary>
    public async Task<IActionResult> OnGetAsync(string code, Guid fileId, CancellationToken cancellationToken)
    {
        if (await files.ExecuteAsync(code, fileId, User.Viewer, cancellationToken) is not { } file)
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return File(store.OpenRead(file.Sha256), file.ContentType, file.FileName);
    }
}
