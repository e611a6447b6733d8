using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Controls;

/// <summary>
/// After a catalogue load: every common control has its place in the council's register, titles follow the library, and a
/// control whose library entry is retired is retired too. The council's own choices stay as they are.
/// </summary>
public sealed class AdoptCommonControls(CyberGovDbContext db, TimeProvider time)
{
    /// <returns>How many rows changed.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var commons = await db.CommonControls.AsNoTracking().ToListAsync(cancellationToken);
        var controls = await db.Controls.ToDictionaryAsync(c => c.CommonControlId, cancellationToken);

        foreach (var common in commons)
        {
            if (!controls.TryGetValue(common.CommonControlId, out var control))
            {
                if (common.RetiredAt is null)
                {
                    db.Controls.Add(new Control
                    {
                        CommonControlId = common.CommonControlId,
                        Code = common.Code,
                        Title = common.Title,
                        ReviewMonths = common.ReviewMonths,
                    });
                }

                continue;
            }

            control.Title = common.Title;
            control.RetiredAt = common.RetiredAt is null ? null : control.RetiredAt ?? time.GetUtcNow();
        }

        return await db.SaveChangesAsync(cancellationToken);
    }
}
