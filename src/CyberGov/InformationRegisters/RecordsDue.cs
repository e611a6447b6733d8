using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Reminders;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.InformationRegisters;

/// <summary>Reviews of the record of processing and of agreements, and the ends of agreements and contracts, as things to remind people of.</summary>
public sealed class RecordsDue(CyberGovDbContext db) : IReminderSource
{
    public const string ProcessingReview = "ropa-review";
    public const string AgreementReview = "agreement-review";
    public const string AgreementEnd = "agreement-end";
    public const string ContractEnd = "contract-end";

    public IReadOnlyList<DueKind> Kinds { get; } =
    [
        new(ProcessingReview, "Processing activities to look at", "If the entry is still right, two clicks say so. If not, change it.",
            "Look at", "processing activity", "processing activities", "/ropa?standing=ReviewOverdue"),
        new(AgreementReview, "Sharing agreements to look at", "Say that the agreement is still right, change it, or end it.",
            "Look at", "sharing agreement", "sharing agreements", "/sharing-agreements?standing=ReviewOverdue"),
        new(AgreementEnd, "Sharing agreements that end", "Agree a new end date, or end it and see that the sharing stops.",
            "Renew or end", "sharing agreement", "sharing agreements", "/sharing-agreements?standing=Active"),
        new(ContractEnd, "Contracts that end", "Enter the new end date, or retire the supplier once the data is back or deleted.",
            "Renew or end", "contract", "contracts", "/suppliers"),
    ];

    public IAsyncEnumerable<DueItem> DueAsync(DueScope scope, CancellationToken cancellationToken)
    {
        var horizon = scope.Horizon;
        var open = scope.Narrow(db.InformationRecords.AsNoTracking(), r => r.InformationRecordId)
            .Where(r => r.RetiredAt == null && (r.NextReviewOn <= horizon || r.EndsOn <= horizon))
            .Where(r => r.Kind != RegisterKind.SharingAgreement || ((SharingAgreement)r).ActivatedAt != null || ((SharingAgreement)r).ChangedInForceAt != null);
        open = scope.OwnerId is { } owner ? open.Where(r => r.OwnerId == owner) : open;

        return open
            .Select(r => new Row(r.InformationRecordId, r.Kind, r.Code, r.Name, r.OwnerId, r.NextReviewOn, r.EndsOn, r.ChangedAt))
            .AsAsyncEnumerable()
            .SelectMany(ItemsOf)
            .Where(i => i.DueOn <= horizon);
    }

    public IQueryable<Guid> ItemsVisibleTo(Viewer viewer) => db.RecordsVisibleTo(viewer).Select(r => r.InformationRecordId);

    private static IEnumerable<DueItem> ItemsOf(Row row)
    {
        var shape = RecordShape.Of(row.Kind);
        if (row is { NextReviewOn: { } review, Kind: RegisterKind.Processing })
        {
            yield return Item(ProcessingReview, row, review, "Why: UK GDPR Article 30 asks that the record is kept up to date", $"/ropa/{row.Code}/review");
        }

        if (row is { NextReviewOn: { } look, Kind: RegisterKind.SharingAgreement })
        {
            yield return Item(AgreementReview, row, look, "Why: the data sharing code asks that agreements are looked at again", $"/{shape.Path}/{row.Code}/review");
        }

        if (row is { EndsOn: { } end, Kind: RegisterKind.SharingAgreement })
        {
            yield return Item(AgreementEnd, row, end, "Why: after this day nothing covers the sharing", $"/{shape.Path}/{row.Code}");
        }

        if (row is { EndsOn: { } last, Kind: RegisterKind.Supplier })
        {
            yield return Item(ContractEnd, row, last, "Why: UK GDPR Article 28 asks that a contract governs the processing", $"/{shape.Path}/{row.Code}");
        }
    }

    private static DueItem Item(string kind, Row row, DateOnly dueOn, string why, string path) => new(
        kind, row.Id, dueOn, UkTime.DateIn(row.ChangedAt), row.Code, row.Name, why, path, row.OwnerId, DeputyId: null, QuietUntil: null);

    private sealed record Row(
        Guid Id, RegisterKind Kind, string Code, string Name, Guid OwnerId, DateOnly? NextReviewOn, DateOnly? EndsOn, DateTimeOffset ChangedAt);
}
