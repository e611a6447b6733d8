namespace CyberGov.Identity;

/// <summary>Who is looking: handed to every query, which then shows only what this person may see.</summary>
public sealed record Viewer(Guid PersonId, IReadOnlySet<CouncilRole> Roles)
{
    /// <summary>Those whose leave this person covers today: what is theirs to do may be done for them.</summary>
    public IReadOnlyCollection<Guid> StandsInFor { get; init; } = [];

    /// <summary>Themselves, and those they stand in for.</summary>
    public IReadOnlyList<Guid> ActsFor => [PersonId, .. StandsInFor];

    public bool MayActFor(Guid? personId) => personId == PersonId || (personId is { } id && StandsInFor.Contains(id));

    public bool Is(CouncilRole role) => Roles.Contains(role);

    public bool IsAny(params ReadOnlySpan<CouncilRole> roles)
    {
        foreach (var role in roles)
        {
            if (Roles.Contains(role))
            {
                return true;
            }
        }

        return false;
    }
}
