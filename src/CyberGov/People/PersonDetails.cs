using CyberGov.Identity;

namespace CyberGov.People;

/// <summary>What an administrator says about a person.</summary>
public sealed record PersonDetails(
    string Name,
    string Email,
    string? JobTitle,
    Guid? ServiceAreaId,
    IReadOnlyCollection<CouncilRole> Roles,
    DateOnly? AccessEndsOn,
    DateOnly? LeftOn)
{
    public Guid? LineManagerId { get; init; }
}
