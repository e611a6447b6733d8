using System.ComponentModel.DataAnnotations;
using CyberGov.Identity;

namespace CyberGov.Web.FrontEnd;

/// <summary>An e-mail address that mail can be sent to; the sentence says what is wrong with it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MailAddressAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string text && PersonRules.WrongWithAddress(text.Trim()) is { } wrong
            ? new ValidationResult(wrong, [validationContext.MemberName!])
            : ValidationResult.Success;
}

/// <summary>A name that stands on one line, in mails and everywhere else.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneLineAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string text && !OneLine.Is(text.Trim())
            ? new ValidationResult($"{validationContext.DisplayName} must be on one line", [validationContext.MemberName!])
            : ValidationResult.Success;
}
