using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.InformationRegisters;

/// <summary>What someone says of a record in its form.</summary>
public sealed record RecordWords
{
    public required string Name { get; init; }

    public required Guid ServiceAreaId { get; init; }

    public required Guid OwnerId { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public DateOnly? NextReviewOn { get; init; }

    /// <summary>By the id of the field; what is absent is empty.</summary>
    public required IReadOnlyDictionary<string, string> Texts { get; init; }

    /// <summary>A record as someone could have said it, to fill a form or to compare.</summary>
    public static RecordWords From(InformationRecord record) => new()
    {
        Name = record.Name,
        ServiceAreaId = record.ServiceAreaId,
        OwnerId = record.OwnerId,
        StartsOn = record.StartsOn,
        EndsOn = record.EndsOn,
        NextReviewOn = record.NextReviewOn,
        Texts = record.Shape.Fields.ToDictionary(f => f.Id, f => f.Read(record), StringComparer.Ordinal),
    };

    internal string Text(RecordField field) => Texts.GetValueOrDefault(field.Id, "").ReplaceLineEndings("\n").Trim();
}

/// <summary>Someone else wrote the record while this person did: what stands now, and who wrote it. Nothing was saved.</summary>
public sealed record RecordClash(RecordWords Standing, int Revision, string WrittenBy, DateTimeOffset WrittenAt);

/// <summary>Adds a record to its register and changes it. Where another has written meanwhile, nothing is overwritten.</summary>
public sealed class SaveRecord(CyberGovDbContext db, ReportChangeToPias report, SetBackAgreement setBack, TimeProvider time)
{
    /// <returns>The code people quote, such as ROPA-2026-0007.</returns>
    /// <exception cref="RecordNotFoundException">This person may not add one, or someone named is not there.</exception>
    public async Task<string> AddAsync(RegisterKind kind, RecordWords words, Viewer viewer, CancellationToken cancellationToken)
    {
        if (!viewer.MayAddInformationRecords)
        {
            throw new RecordNotFoundException();
        }

        var shape = RecordShape.Of(kind);
        await AuthoriseAsync(words, null, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var code = await db.NextCodeAsync(shape.Prefix, time.TodayInUk().Year, cancellationToken);
        var record = shape.Begin(code.Code, code.Number, viewer.PersonId, time.GetUtcNow());
        Write(record, words, viewer.PersonId);
        db.InformationRecords.Add(record);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return record.Code;
    }

    /// <returns>What stands now, where someone else has written since; null once it is saved.</returns>
    /// <exception cref="RecordNotFoundException">There is no such record that this person may change.</exception>
    public async Task<RecordClash?> ChangeAsync(
        RegisterKind kind, string code, RecordWords words, int revisionSeen, Viewer viewer, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var record = await db.TakeRecordAsync(kind, code, viewer, cancellationToken);
        if (record.Revision != revisionSeen)
        {
            var writer = await db.People.Where(p => p.Id == record.ChangedById).Select(p => p.Name).SingleAsync(cancellationToken);
            return new RecordClash(RecordWords.From(record), record.Revision, writer, record.ChangedAt);
        }

        await AuthoriseAsync(words, record, cancellationToken);
        if (ReviewGap(record, words.NextReviewOn, time.TodayInUk()) is { } gap)
        {
            throw new InvalidOperationException(gap);
        }

        var material = record.Shape.Fields.Where(f => f.IsMaterial && f.Read(record) != words.Text(f)).ToList();
        var isAgreedAnew = SetBackAgreement.IsAgreed(RecordWords.From(record), words, record.Shape);
        Write(record, words, viewer.PersonId);
        if (isAgreedAnew)
        {
            await setBack.ExecuteAsync(record, viewer.PersonId, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await report.ExecuteAsync(record, [.. material.Select(f => f.Label)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>An agreement in force keeps a day on which it is looked at again: what is wrong with a new one.</summary>
    public static string? ReviewGap(InformationRecord record, DateOnly? nextReviewOn, DateOnly today) =>
        record is SharingAgreement { State: AgreementState.Active } && nextReviewOn != record.NextReviewOn ? SharingAgreement.ReviewGap(nextReviewOn, today) : null;

    private void Write(InformationRecord record, RecordWords words, Guid byId)
    {
        if (string.IsNullOrWhiteSpace(words.Name) || record.Shape.Fields.Any(f => f.IsRequired && words.Text(f).Length == 0))
        {
            throw new InvalidOperationException($"A {record.Shape.One} has a name and everything that is required of it.");
        }

        (record.Name, record.ServiceAreaId, record.OwnerId) = (words.Name.Trim(), words.ServiceAreaId, words.OwnerId);
        (record.StartsOn, record.EndsOn, record.NextReviewOn) = (words.StartsOn, words.EndsOn, words.NextReviewOn);
        foreach (var field in record.Shape.Fields)
        {
            field.Write(record, words.Text(field));
        }

        record.Touch(byId, time.GetUtcNow());
    }

    /// <summary>Whoever owned it, and the service it belonged to, may stay though they could not be chosen today.</summary>
    private async Task AuthoriseAsync(RecordWords words, InformationRecord? standing, CancellationToken cancellationToken)
    {
        var ownerIsThere = words.OwnerId == standing?.OwnerId
            || await db.RecordOwners(time.TodayInUk()).AnyAsync(p => p.Id == words.OwnerId, cancellationToken);
        var serviceIsThere = words.ServiceAreaId == standing?.ServiceAreaId
            || await db.ServiceAreas.AnyAsync(s => s.ServiceAreaId == words.ServiceAreaId && s.RetiredAt == null, cancellationToken);
        if (!ownerIsThere || !serviceIsThere)
        {
            throw new RecordNotFoundException();
        }
    }
}
