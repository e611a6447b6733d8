using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.People;

/// <summary>Adds a service area; names are unique.</summary>
public sealed class SaveServiceArea(CyberGovDbContext db)
{
    /// <returns>False when there is one of that name.</returns>
    public async Task<bool> AddAsync(string name, CancellationToken cancellationToken)
    {
        if (await db.ServiceAreas.AnyAsync(s => s.Name == name, cancellationToken))
        {
            return false;
        }

        db.ServiceAreas.Add(new ServiceArea { Name = name });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
