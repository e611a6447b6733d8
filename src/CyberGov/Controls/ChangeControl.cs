using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Controls;

/// <summary>Everything an officer sets on one control's form.</summary>
public sealed record ControlChanges(
    Guid? OwnerId, Guid? DeputyId, Guid? ServiceAreaId, int ReviewMonths, bool IsApplicable, string? NotApplicableReason);

/// <summary>Saves an officer's changes to one control, unless someone else has changed it since the form was opened.</summary>
public sealed class ChangeControl(CyberGovDbContext db)
{
    /// <param name="version">The version the form was filled in from.</param>
    /// <returns>False when there is no such control for this viewer.</returns>
    public async Task<bool> ExecuteAsync(
        Guid controlId, int version, ControlChanges changes, Viewer viewer, CancellationToken cancellationToken)
    {
        var control = await db.Controls.VisibleTo(viewer).InForce()
            .SingleOrDefaultAsync(c => c.ControlId == controlId, cancellationToken);
        if (control is null)
        {
            return false;
        }

        db.Entry(control).Property(c => c.Version).OriginalValue = version;
        control.Assign(changes.OwnerId, changes.DeputyId, changes.ServiceAreaId);
        control.ChangeReviewMonths(changes.ReviewMonths);

        if (changes.IsApplicable)
        {
            control.MarkApplicable();
        }
        else
        {
            control.MarkNotApplicable(changes.NotApplicableReason!);
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
