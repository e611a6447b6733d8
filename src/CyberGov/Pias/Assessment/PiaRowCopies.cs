using CyberGov.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CyberGov.Pias.Assessment;

internal static class PiaRowCopies
{
    extension(CyberGovDbContext db)
    {
        /// <summary>
        /// Adds a row that says the same as this one under an id of its own, column by column, so that a column added later is
        /// copied too. What shall differ is changed first.
        /// </summary>
        /// <returns>The id of the copy.</returns>
        public Guid AddCopy<TRow>(TRow row, Action<EntityEntry<TRow>> change)
            where TRow : class
        {
            var copy = db.Entry((TRow)db.Entry(row).CurrentValues.ToObject());
            var id = Guid.CreateVersion7();
            copy.Property(copy.Metadata.FindPrimaryKey()!.Properties[0].Name).CurrentValue = id;
            copy.Property("Revision").CurrentValue = 1;
            change(copy);
            copy.State = EntityState.Added;
            return id;
        }
    }
}
