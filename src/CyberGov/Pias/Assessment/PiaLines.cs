using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Assessment;

/// <summary>A line of one of an assessment's tables.</summary>
public interface IPiaLine<TSelf>
{
    Guid PiaId { get; }

    int VersionNumber { get; }

    /// <summary>Its place in the table, from 1.</summary>
    int Position { get; set; }

    int Revision { get; set; }

    static abstract TSelf At(Pia pia, int position);
}

/// <summary>Who wrote a line as it stands.</summary>
public sealed record PiaLineWriter(string Name, DateTimeOffset At);

/// <summary>Adds, changes, removes and reorders the lines of a table. The second of two writers is shown what stands.</summary>
public sealed class PiaLines<TLine>(CyberGovDbContext db)
    where TLine : class, IPiaLine<TLine>
{
    /// <summary>More is no table that anyone reads.</summary>
    public const int MostLines = 100;

    /// <param name="code">Of the assessment.</param>
    /// <param name="id">Null adds a line. One that someone has removed meanwhile is added again, so that nothing typed is lost.</param>
    /// <param name="revisionSeen">The revision that was in the person's form.</param>
    /// <param name="fill">Writes what they typed.</param>
    /// <param name="viewer">Who they are.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The line as someone else has left it meanwhile, and nothing is saved; null when all went well.</returns>
    /// <exception cref="PiaNotFoundException">There is no such assessment that this person may write now.</exception>
    public async Task<TLine?> SaveAsync(
        string code, Guid? id, int revisionSeen, Action<TLine> fill, Viewer viewer, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var pia = await db.HoldForWritingAsync(code, viewer, cancellationToken);
        var line = id is { } known ? await FindAsync(pia, known, cancellationToken) : null;
        if (line is not null && line.Revision != revisionSeen)
        {
            return line;
        }

        line ??= await AddAsync(pia, cancellationToken);
        fill(line);
        line.Revision++;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Who last wrote a line of an assessment that the caller has seen to be the person's, and when; null when nobody is on record.</summary>
    public Task<PiaLineWriter?> LastWriterAsync(Guid id, CancellationToken cancellationToken) =>
        (from entry in db.ChangeHistory
         where entry.SubjectId == id && entry.Subject == typeof(TLine).Name
         join person in db.People on entry.PersonId equals person.Id
         orderby entry.OccurredAt descending, entry.Sequence descending
         select new PiaLineWriter(person.Name, entry.OccurredAt))
        .FirstOrDefaultAsync(cancellationToken);

    /// <exception cref="PiaNotFoundException">There is no such line that this person may remove now.</exception>
    public Task RemoveAsync(string code, Guid id, Viewer viewer, CancellationToken cancellationToken) =>
        ReorderAsync(code, id, (lines, line) =>
        {
            lines.Remove(line);
            db.Remove(line);
        }, viewer, cancellationToken);

    /// <exception cref="PiaNotFoundException">There is no such line that this person may move now.</exception>
    public Task MoveAsync(string code, Guid id, bool isUp, Viewer viewer, CancellationToken cancellationToken) =>
        ReorderAsync(code, id, (lines, line) =>
        {
            var place = lines.IndexOf(line);
            lines.Remove(line);
            lines.Insert(Math.Clamp(isUp ? place - 1 : place + 1, 0, lines.Count), line);
        }, viewer, cancellationToken);

    /// <summary>The lines of the present version, in their order.</summary>
    public Task<List<TLine>> ListAsync(Pia pia, CancellationToken cancellationToken) =>
        Of(pia).AsNoTracking().OrderBy(l => l.Position).Take(MostLines).ToListAsync(cancellationToken);

    private async Task ReorderAsync(
        string code, Guid id, Action<List<TLine>, TLine> change, Viewer viewer, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var pia = await db.HoldForWritingAsync(code, viewer, cancellationToken);
        var line = await FindAsync(pia, id, cancellationToken) ?? throw new PiaNotFoundException();
        var lines = await Of(pia).OrderBy(l => l.Position).ToListAsync(cancellationToken);
        change(lines, line);
        foreach (var (place, one) in lines.Index())
        {
            one.Position = place + 1;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<TLine> AddAsync(Pia pia, CancellationToken cancellationToken)
    {
        var count = await Of(pia).CountAsync(cancellationToken);
        if (count >= MostLines)
        {
            throw new InvalidOperationException($"The table of {pia.Code} is full.");
        }

        var line = TLine.At(pia, count + 1);
        db.Add(line);
        return line;
    }

    private async Task<TLine?> FindAsync(Pia pia, Guid id, CancellationToken cancellationToken) =>
        await db.Set<TLine>().FindAsync([id], cancellationToken) is { } line
        && line.PiaId == pia.PiaId && line.VersionNumber == pia.VersionNumber
            ? line
            : null;

    private IQueryable<TLine> Of(Pia pia) =>
        db.Set<TLine>().Where(l => l.PiaId == pia.PiaId && l.VersionNumber == pia.VersionNumber);
}
