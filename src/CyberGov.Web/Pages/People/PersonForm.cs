using System.ComponentModel.DataAnnotations;
using CyberGov.Identity;
using CyberGov.People;
using CyberGov.Web.FrontEnd;

namespace CyberGov.Web.Pages.People;

/// <summary>What the pages that add and change a person ask for.</summary>
public sealed class PersonForm : IValidatableObject
{
    [Required(ErrorMessage = "Enter the person's full name")]
    [StringLength(200, ErrorMessage = "Full name must be 200 characters or less")]
    [OneLine]
    [Display(Name = "Full name")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "Enter the person's e-mail address")]
    [MailAddress]
    [StringLength(256, ErrorMessage = "E-mail address must be 256 characters or less")]
    [Display(Name = "E-mail address")]
    public string? Email { get; set; }

    [StringLength(200, ErrorMessage = "Job title must be 200 characters or less")]
    [OneLine]
    [Display(Name = "Job title")]
    public string? JobTitle { get; set; }

    [Display(Name = "Service area")]
    public Guid? ServiceArea { get; set; }

    public List<CouncilRole> Roles { get; set; } = [];

    [Display(Name = "Last day of access")]
    public DateOnly? AccessEndsOn { get; set; }

    [Display(Name = "Day the person left")]
    public DateOnly? LeftOn { get; set; }

    [Display(Name = "Line manager")]
    public Guid? LineManager { get; set; }

    public PersonDetails ToDetails() => new(Name!, Email!, JobTitle, ServiceArea, Roles, AccessEndsOn, LeftOn) { LineManagerId = LineManager };

    public static PersonForm Of(Person person) => new()
    {
        Name = person.Name,
        Email = person.Email,
        JobTitle = person.JobTitle,
        ServiceArea = person.ServiceAreaId,
        Roles = [.. person.Roles.Select(r => r.Role)],
        AccessEndsOn = person.AccessEndsOn,
        LeftOn = person.LeftOn,
        LineManager = person.LineManagerId,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Roles.Contains(CouncilRole.Auditor) && AccessEndsOn is null)
        {
            yield return new ValidationResult("Enter the last day of access: an auditor's access is for a time", [nameof(AccessEndsOn)]);
        }

        if (Roles.Contains(CouncilRole.Auditor) && Roles.Count > 1)
        {
            yield return new ValidationResult("An auditor reads and changes nothing, so cannot have another role", [nameof(Roles)]);
        }
    }
}
