using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;

namespace CyberGov.UnitTests.TagHelpers;

public enum Marking
{
    Official,

    [Display(Name = "OFFICIAL-SENSITIVE")]
    OfficialSensitive,
}

/// <summary>A form with one property of each kind that fields are bound to.</summary>
public sealed class EvidenceForm
{
    [StringLength(20)]
    public string? Title { get; set; }

    [Required]
    [Display(Name = "Date it was made")]
    public DateOnly? EffectiveOn { get; set; }

    public DateOnly ReviewedOn { get; set; }

    public Marking? Marking { get; set; }

    public bool? IsSure { get; set; }

    public bool Agreed { get; set; }

    public List<string> Controls { get; set; } = [];

    public List<IFormFile> Files { get; set; } = [];

    [EmailAddress]
    public string? Email { get; set; }

    [Required(ErrorMessage = "Say who looked at it")]
    public string? SeenBy { get; set; }

    public int Months { get; set; }
}
