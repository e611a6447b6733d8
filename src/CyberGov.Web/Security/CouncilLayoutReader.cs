using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Web.FrontEnd;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Web.Security;

/// <summary>Tells the frame of each page whose council it is and who is signed in.</summary>
internal sealed class CouncilLayoutReader(CyberGovDbContext db, CouncilNameplate nameplate) : ILayoutReader
{
    public async Task<LayoutModel> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var council = await nameplate.ReadAsync(db, cancellationToken);
        var isSignedIn = context.User.Identity is { IsAuthenticated: true };
        return new LayoutModel
        {
            CouncilName = council?.Name ?? "Not set up yet",
            PersonName = isSignedIn ? context.User.PersonName : null,
            Roles = isSignedIn ? [.. context.User.CouncilRoles.Order().Select(r => r.Words)] : [],
            MayAdminister = isSignedIn && (context.User.May(Policies.Administer) || context.User.May(Policies.ViewMail)),
            MayViewPacks = isSignedIn && context.User.May(Policies.ViewPacks),
            MayViewHistory = isSignedIn && context.User.May(Policies.ViewHistory),
            HasDemoData = council?.IsDemo is true,
            Version = ClaimsLayoutReader.ProgramVersion,
        };
    }
}

/// <summary>Name and kind of the council, which every page shows and hardly ever change: read again after a minute.</summary>
internal sealed class CouncilNameplate(TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private volatile Reading? _last;

    public async Task<Organisation?> ReadAsync(CyberGovDbContext db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_last is { Council: not null } last && now - last.At < Fresh)
        {
            return last.Council;
        }

        var council = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        _last = new Reading(council, now);
        return council;
    }

    private sealed record Reading(Organisation? Council, DateTimeOffset At);
}
