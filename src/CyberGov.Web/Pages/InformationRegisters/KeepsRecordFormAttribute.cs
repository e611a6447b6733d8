using CyberGov.InformationRegisters;
using CyberGov.Web.UnsavedForms;

namespace CyberGov.Web.Pages.InformationRegisters;

/// <summary>Everything a person fills in about a record of any register.</summary>
public sealed class KeepsRecordFormAttribute() : KeepsTypedTextAttribute(
[
    "Form.Name", "Form.ServiceAreaId", "Form.OwnerId", "Form.StartsOn", "Form.EndsOn", "Form.NextReviewOn",
    .. RecordShape.All.SelectMany(s => s.Fields).Select(f => $"Form.Texts[{f.Id}]").Distinct(StringComparer.Ordinal),
]);
