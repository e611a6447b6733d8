using CyberGov.InformationRegisters;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CyberGov.Web.Pages.InformationRegisters;

/// <summary>A part of the page of an assessment.</summary>
/// <param name="PiaCode">Of the assessment.</param>
/// <param name="Records">The records it serves.</param>
public sealed record PiaRecordsPart(string PiaCode, IReadOnlyList<RecordOfPia> Records);

/// <summary>The records that an assessment serves, as a section of its page.</summary>
public sealed class PiaRecordsViewComponent(RecordsOfPiaQuery query) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string piaCode) => View(
        "/Pages/InformationRegisters/_PiaRecords.cshtml",
        new PiaRecordsPart(piaCode, await query.ExecuteAsync(piaCode, HttpContext.User.Viewer, HttpContext.RequestAborted) ?? []));
}
