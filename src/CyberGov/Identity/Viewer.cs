namespace CyberGov.Identity;

/// <summary>Who is looking: handed to every query, which then shows only what this person may see.</summary>
public sealed record Viewer(Guid PersonId, IReadOnlySet<CouncilRole> Roles)
{
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
