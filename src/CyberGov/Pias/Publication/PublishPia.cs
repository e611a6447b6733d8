using System.Security.Cryptography;
using System.Text;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Publication;

/// <summary>What someone decides about publishing an assessment.</summary>
public sealed record PublicationChoice
{
    /// <summary>Of what they had before them.</summary>
    public required string ContentHash { get; init; }

    public required bool IsPublished { get; init; }

    /// <summary>Why it is not published.</summary>
    public string? Reason { get; init; }

    public bool NamesPeople { get; init; }

    /// <summary>Why each part is left out, by <see cref="PaperPart.Key"/>; a key nobody was offered is passed over.</summary>
    public IReadOnlyDictionary<string, string> Withheld { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>Publishes a summary of an approved assessment, puts on record that it is not published, or withdraws it.</summary>
public sealed class PublishPia(CyberGovDbContext db, PiaToPublishQuery query, PiaForm form, TimeProvider time)
{
    public const string Marking = "PUBLISHED";

    private const string Replaced = "Another decision took its place";

    /// <summary>What everyone would see.</summary>
    public async Task<PiaPaper> PreviewAsync(PiaToPublish pia, PublicationChoice choice, CancellationToken cancellationToken) =>
        Paper(pia, choice, await db.Organisations.Select(o => o.Name).SingleOrDefaultAsync(cancellationToken) ?? "");

    /// <exception cref="PiaNotFoundException">There is nothing this person may publish.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Another version has been approved since they read it.</exception>
    public async Task ExecuteAsync(string code, PublicationChoice choice, Viewer viewer, CancellationToken cancellationToken)
    {
        if (!choice.IsPublished && string.IsNullOrWhiteSpace(choice.Reason))
        {
            throw new InvalidOperationException("Not to publish needs a reason.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var pia = await LockAsync(code, viewer, cancellationToken);
        if (!PiaToPublishQuery.IsPublishable(pia.Pia))
        {
            throw new PiaNotFoundException();
        }

        if (pia.Approval.ContentHash != choice.ContentHash)
        {
            throw new DbUpdateConcurrencyException("Another version was approved since the person read it.");
        }

        await EndAsync(pia, Replaced, viewer, cancellationToken);
        var paper = choice.IsPublished ? PaperJson.Write(await PreviewAsync(pia, choice, cancellationToken)) : "";
        db.PiaPublications.Add(Publication(pia, choice, paper, viewer));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <exception cref="PiaNotFoundException">There is nothing this person may withdraw.</exception>
    public async Task WithdrawAsync(string code, string reason, Viewer viewer, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var pia = await LockAsync(code, viewer, cancellationToken);
        if (!pia.IsPublished)
        {
            throw new PiaNotFoundException();
        }

        await EndAsync(pia, reason.Trim(), viewer, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Reads it again once no decision can come between.</summary>
    private async Task<PiaToPublish> LockAsync(string code, Viewer viewer, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var seen = await query.ExecuteAsync(code, viewer, cancellationToken) ?? throw new PiaNotFoundException();
        await db.LockPiaAsync(seen.Pia.PiaId, cancellationToken);
        return await query.ExecuteAsync(code, viewer, cancellationToken) ?? throw new PiaNotFoundException();
    }

    private async Task EndAsync(PiaToPublish pia, string reason, Viewer viewer, CancellationToken cancellationToken)
    {
        if (pia.Present is { } present)
        {
            var row = await db.PiaPublications.SingleAsync(p => p.PiaPublicationId == present.PiaPublicationId, cancellationToken);
            row.End(reason, viewer.PersonId, time.GetUtcNow());
        }
    }

    private PiaPublication Publication(PiaToPublish pia, PublicationChoice choice, string paper, Viewer viewer)
    {
        var publication = new PiaPublication
        {
            PiaId = pia.Pia.PiaId,
            VersionNumber = pia.Approval.VersionNumber,
            ContentHash = pia.Approval.ContentHash,
            IsPublished = choice.IsPublished,
            Reason = choice.IsPublished ? null : choice.Reason!.Trim(),
            NamesPeople = choice is { IsPublished: true, NamesPeople: true },
            DecidedById = viewer.PersonId,
            DecidedAt = time.GetUtcNow(),
            Title = pia.Document.Content.Title,
            ServiceArea = pia.Document.Surroundings.ServiceArea,
            InitialLevel = pia.Document.Content.InitialLevel,
            ResidualLevel = pia.Document.Content.ResidualLevel,
            ApprovedAt = pia.Approval.TakenAt,
            Paper = paper,
            PaperSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(paper))),
        };
        publication.Withheld.AddRange(Offered(pia, choice).Select(w => new PiaWithheld
        {
            PiaPublicationId = publication.PiaPublicationId,
            Part = w.Key,
            Reason = w.Value,
        }));
        return publication;
    }

    private PiaPaper Paper(PiaToPublish pia, PublicationChoice choice, string organisation)
    {
        var redacted = PiaRedaction.Apply(pia.Document, Offered(pia, choice), choice.NamesPeople);
        var approvedOn = UkTime.DateIn(pia.Approval.TakenAt).InWords();
        return new PiaPaper
        {
            Organisation = organisation,
            Marking = Marking,
            Code = redacted.Content.Code,
            Title = redacted.Content.Title,
            VersionNumber = redacted.Content.VersionNumber,
            Basis = $"What {organisation} publishes of this assessment, as it approved it on {approvedOn}. Where something is withheld, the reason stands in its place.",
            AsAt = pia.Approval.TakenAt,
            Blocks =
            [
                .. new PiaPaperWriter(form).Blocks(redacted, []),
                new PaperHeading(1, "Approval"),
                new PaperFacts("Approval",
                [
                    new("Approved on", approvedOn),
                    new("Approved by", choice.NamesPeople
                        ? $"{pia.Approval.TakenByName}, {PiaWords.Of(pia.Approval.ActingAs)}"
                        : PiaWords.Of(pia.Approval.ActingAs)),
                    new("Risk that remains", PiaWords.Of(pia.Document.Content.ResidualLevel)),
                ]),
            ],
        };
    }

    private static Dictionary<string, string> Offered(PiaToPublish pia, PublicationChoice choice) => pia.Parts
        .Where(p => choice.IsPublished && choice.Withheld.ContainsKey(p.Key))
        .ToDictionary(p => p.Key, p => choice.Withheld[p.Key].Trim(), StringComparer.Ordinal);
}
