using System.ComponentModel.DataAnnotations;
using CyberGov.InformationRegisters;
using CyberGov.Web.FrontEnd;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.InformationRegisters;

/// <summary>What a person fills in about a record, whichever register it is in.</summary>
public sealed class RecordForm
{
    [Required(ErrorMessage = "Enter a name")]
    [StringLength(InformationRecord.MaxNameLength, ErrorMessage = "The name must be 200 characters or less")]
    [JoinsLines]
    public string? Name { get; set; }

    [Required(ErrorMessage = "Select the service area")]
    public Guid? ServiceAreaId { get; set; }

    [Required(ErrorMessage = "Select who owns it")]
    public Guid? OwnerId { get; set; }

    public DateOnly? StartsOn { get; set; }

    public DateOnly? EndsOn { get; set; }

    public DateOnly? NextReviewOn { get; set; }

    /// <summary>By the id of the field.</summary>
    public Dictionary<string, string?> Texts { get; set; } = [];

    /// <summary>The revision that was in the form.</summary>
    public int Revision { get; set; }

    public static RecordForm From(InformationRecord record)
    {
        var words = RecordWords.From(record);
        return new RecordForm
        {
            Name = words.Name,
            ServiceAreaId = words.ServiceAreaId,
            OwnerId = words.OwnerId,
            StartsOn = words.StartsOn,
            EndsOn = words.EndsOn,
            NextReviewOn = words.NextReviewOn,
            Texts = words.Texts.ToDictionary(t => t.Key, string? (t) => t.Value, StringComparer.Ordinal),
            Revision = record.Revision,
        };
    }

    /// <summary>What has not been entered or is too long, said beside its field.</summary>
    public void Check(RecordShape shape, ModelStateDictionary modelState)
    {
        foreach (var field in shape.Fields)
        {
            var text = Texts.GetValueOrDefault(field.Id)?.Trim() ?? "";
            var key = $"Form.Texts[{field.Id}]";
            if (field.IsRequired && text.Length == 0)
            {
                modelState.AddModelError(key, $"{(field.Choices.Count > 0 ? "Select" : "Enter")}: {field.Label}");
            }
            else if (text.Length > InformationRecord.MaxTextLength)
            {
                modelState.AddModelError(key, $"{field.Label} must be {InformationRecord.MaxTextLength:N0} characters or less");
            }
            else if (field.Choices.Count > 0 && text.Length > 0 && !field.Choices.Contains(text, StringComparer.Ordinal))
            {
                modelState.AddModelError(key, $"Select: {field.Label}");
            }
        }

        if (shape.Kind == RegisterKind.Processing && NextReviewOn is null)
        {
            modelState.AddModelError("Form.NextReviewOn", "Enter when it is to be looked at again");
        }

        if (EndsOn < StartsOn)
        {
            modelState.AddModelError("Form.EndsOn", "The end must not be before the start");
        }
    }

    public RecordWords ToWords(RecordShape shape) => new()
    {
        Name = Name!,
        ServiceAreaId = ServiceAreaId!.Value,
        OwnerId = OwnerId!.Value,
        StartsOn = shape.StartLabel is null ? null : StartsOn,
        EndsOn = shape.EndLabel is null ? null : EndsOn,
        NextReviewOn = shape.ReviewLabel is null ? null : NextReviewOn,
        Texts = shape.Fields.ToDictionary(f => f.Id, f => Texts.GetValueOrDefault(f.Id) ?? "", StringComparer.Ordinal),
    };
}

/// <summary>The form with what can be chosen in it.</summary>
public sealed record RecordFields(
    RecordShape Shape, RecordForm Form, IReadOnlyList<SelectListItem> Services, IReadOnlyList<SelectListItem> People);

/// <summary>One field that two people wrote: what stands, and what was sent.</summary>
public sealed record ClashLine(string Label, string Standing, string Sent);
