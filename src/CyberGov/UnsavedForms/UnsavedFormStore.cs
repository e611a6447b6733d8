using System.Text.Encodings.Web;
using System.Text.Json;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.UnsavedForms;

/// <summary>Typed text that was kept, and when.</summary>
public sealed record KeptFields(DateTimeOffset SavedAt, IReadOnlyDictionary<string, string[]> Fields);

/// <summary>Keeps, finds and throws away typed text; one set for each person and address, and only so much of it.</summary>
public sealed class UnsavedFormStore(CyberGovDbContext db, TimeProvider time)
{
    public const int MaxAddressLength = 500;

    /// <summary>The longest form with every box full: a step of an assessment with thirty answers.</summary>
    private const int MaxLength = 700_000;

    private const int MostForPerson = 20;

    /// <summary>Letters of other languages count as one, so that they do not fill the room six times as fast.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>False when there is too much of it.</returns>
    public async Task<bool> KeepAsync(
        Guid personId, string address, IReadOnlyDictionary<string, string[]> fields, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(fields, Plain);
        if (json.Length > MaxLength || address.Length > MaxAddressLength)
        {
            return false;
        }

        var now = time.GetUtcNow();
        var changed = await db.UnsavedForms
            .Where(f => f.PersonId == personId && f.Address == address)
            .ExecuteUpdateAsync(f => f.SetProperty(u => u.Fields, json).SetProperty(u => u.SavedAt, now), cancellationToken);
        if (changed == 0)
        {
            await MakeRoomAsync(personId, cancellationToken);
            db.UnsavedForms.Add(new UnsavedForm { PersonId = personId, Address = address, Fields = json, SavedAt = now });
            await db.SaveChangesAsync(cancellationToken);
        }

        return true;
    }

    public async Task<KeptFields?> FindAsync(Guid personId, string address, CancellationToken cancellationToken)
    {
        var form = await db.UnsavedForms.AsNoTracking()
            .SingleOrDefaultAsync(f => f.PersonId == personId && f.Address == address, cancellationToken);
        return form is null
            ? null
            : new KeptFields(form.SavedAt, JsonSerializer.Deserialize<Dictionary<string, string[]>>(form.Fields)!);
    }

    public Task ThrowAwayAsync(Guid personId, string address, CancellationToken cancellationToken) =>
        db.UnsavedForms.Where(f => f.PersonId == personId && f.Address == address).ExecuteDeleteAsync(cancellationToken);

    private async Task MakeRoomAsync(Guid personId, CancellationToken cancellationToken)
    {
        var tooMany = await db.UnsavedForms
            .Where(f => f.PersonId == personId)
            .OrderByDescending(f => f.SavedAt)
            .Skip(MostForPerson - 1)
            .Select(f => f.UnsavedFormId)
            .ToListAsync(cancellationToken);
        if (tooMany.Count > 0)
        {
            await db.UnsavedForms.Where(f => tooMany.Contains(f.UnsavedFormId)).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
