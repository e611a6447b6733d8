using System.Globalization;
using CyberGov.ChangeHistory;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Packs;
using CyberGov.Reviews;
using CyberGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Demo;

/// <summary>
/// Takes the made-up council out again, with everything its people did: what is left is the catalogue, a fresh register
/// ready for set-up, and the change history, which nothing ever deletes. The only place where recorded rows are deleted in bulk, because here no record is anyone's.
/// </summary>
public sealed class RemoveDemo(
    CyberGovDbContext db,
    IEvidenceStore store,
    AdoptCommonControls adoptCommonControls,
    OpenMissingReviews openMissingReviews,
    PackFolder packFolder)
{
    /// <returns>How many files went with it.</returns>
    /// <exception cref="DemoRefusedException">This is no demonstration, or real people have been added to it.</exception>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RefuseRealRecordsAsync(cancellationToken);
        var files = await db.EvidenceFiles.Select(f => f.Sha256).Distinct().ToListAsync(cancellationToken);
        var packs = await db.Packs.Select(p => p.Code).ToListAsync(cancellationToken);

        await NoteAsync(files.Count, cancellationToken);
        await DeleteInformationRegistersAsync(cancellationToken);
        await DeleteWorkAsync(cancellationToken);
        await db.DeletePiasAsync(cancellationToken);
        await DeleteEvidenceAsync(cancellationToken);
        await DeleteCouncilAsync(cancellationToken);
        await adoptCommonControls.ExecuteAsync(cancellationToken);
        await openMissingReviews.ExecuteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        // Files last: a stop in between leaves bytes nothing points to, never a record without its bytes.
        var discarded = packs.Count(packFolder.Discard);
        foreach (var sha256 in files)
        {
            discarded += await store.DiscardAsync(sha256, cancellationToken) ? 1 : 0;
        }

        return discarded;
    }

    private async Task RefuseRealRecordsAsync(CancellationToken cancellationToken)
    {
        if (!await db.Organisations.AnyAsync(o => o.IsDemo, cancellationToken))
        {
            throw new DemoRefusedException("There is no made-up council in this database, so nothing was removed.");
        }

        // Addresses are compared here and not in the database, whose rules for capitals differ.
        var addresses = await db.People.Select(p => p.Email).ToListAsync(cancellationToken);
        var real = addresses.Count(a => a?.EndsWith($"@{DemoStaff.Domain}", StringComparison.OrdinalIgnoreCase) != true);
        if (real > 0)
        {
            throw new DemoRefusedException(
                $"{real} {(real == 1 ? "person has" : "people have")} been added whose e-mail address does not end in @{DemoStaff.Domain}, "
                + "so nothing was removed; change those addresses to one that does if they belong to the demonstration, "
                + "or start the real council in an empty data folder.");
        }
    }

    /// <summary>The history of the made-up council stays, as all history does; one entry says where it ends.</summary>
    private async Task NoteAsync(int files, CancellationToken cancellationToken)
    {
        var council = await db.Organisations.AsNoTracking().SingleAsync(o => o.IsDemo, cancellationToken);
        db.Note(
            ChangeAction.Removed, nameof(Organisation), council.OrganisationId,
            ("MadeUpCouncil", council.Name),
            ("People", Number(await db.People.CountAsync(cancellationToken))),
            ("EvidenceItems", Number(await db.EvidenceItems.CountAsync(cancellationToken))),
            ("Files", Number(files)));
        await db.SaveChangesAsync(cancellationToken);

        static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private async Task DeleteInformationRegistersAsync(CancellationToken cancellationToken)
    {
        await db.EvidenceOfRecords.ExecuteDeleteAsync(cancellationToken);
        await db.RecordPias.ExecuteDeleteAsync(cancellationToken);
        await db.AgreementParties.ExecuteDeleteAsync(cancellationToken);
        await db.InformationRecords.ExecuteDeleteAsync(cancellationToken);
        await db.ControllerDetails.ExecuteDeleteAsync(cancellationToken);
    }

    private async Task DeleteWorkAsync(CancellationToken cancellationToken)
    {
        await db.Packs.ExecuteDeleteAsync(cancellationToken);
        await db.QueuedJobs.ExecuteDeleteAsync(cancellationToken);
        await db.UnsentReminders.ExecuteDeleteAsync(cancellationToken);
        await db.Reminders.ExecuteDeleteAsync(cancellationToken);
        await db.ReminderRules.ExecuteDeleteAsync(cancellationToken);
        await db.CalendarFeeds.ExecuteDeleteAsync(cancellationToken);
        await db.Absences.ExecuteDeleteAsync(cancellationToken);
        await db.TakenInMails.ExecuteDeleteAsync(cancellationToken);
        await db.UnsavedForms.ExecuteDeleteAsync(cancellationToken);
        await db.JobRuns.ExecuteDeleteAsync(cancellationToken);
        await db.QueuedEmailAttachments.ExecuteDeleteAsync(cancellationToken);
        await db.EmailAttempts.ExecuteDeleteAsync(cancellationToken);
        await db.QueuedEmailAttachments.ExecuteDeleteAsync(cancellationToken);
        await db.QueuedEmails.ExecuteDeleteAsync(cancellationToken);
        await db.Set<ReviewEvidence>().ExecuteDeleteAsync(cancellationToken);
        await db.Reviews.ExecuteDeleteAsync(cancellationToken);
    }

    private async Task DeleteEvidenceAsync(CancellationToken cancellationToken)
    {
        await db.EvidenceRequests.ExecuteDeleteAsync(cancellationToken);
        await db.EvidenceDisposals.ExecuteDeleteAsync(cancellationToken);
        await db.RetentionRules.ExecuteDeleteAsync(cancellationToken);
        await db.StoredContents.ExecuteDeleteAsync(cancellationToken);
        await db.EvidenceFiles.ExecuteDeleteAsync(cancellationToken);
        await db.EvidenceRevisions.ExecuteDeleteAsync(cancellationToken);
        await db.EvidenceControls.ExecuteDeleteAsync(cancellationToken);
        await db.EvidenceItems.Where(e => e.ReplacesItemId != null || e.SupersededByItemId != null)
            .ExecuteUpdateAsync(
                e => e.SetProperty(i => i.ReplacesItemId, (Guid?)null).SetProperty(i => i.SupersededByItemId, (Guid?)null),
                cancellationToken);
        await db.EvidenceItems.ExecuteDeleteAsync(cancellationToken);
        await db.OrphanedContents.ExecuteDeleteAsync(cancellationToken);
    }

    private async Task DeleteCouncilAsync(CancellationToken cancellationToken)
    {
        await db.MappingOverrides.ExecuteDeleteAsync(cancellationToken);
        await db.RequirementDecisions.ExecuteDeleteAsync(cancellationToken);
        await db.ReviewSchedules.ExecuteDeleteAsync(cancellationToken);
        await db.Controls.ExecuteDeleteAsync(cancellationToken);
        await db.UserClaims.ExecuteDeleteAsync(cancellationToken);
        await db.UserLogins.ExecuteDeleteAsync(cancellationToken);
        await db.UserTokens.ExecuteDeleteAsync(cancellationToken);
        await db.PersonRoles.ExecuteDeleteAsync(cancellationToken);
        await db.People.ExecuteDeleteAsync(cancellationToken);
        await db.ServiceAreas.ExecuteDeleteAsync(cancellationToken);
        await db.Organisations.ExecuteDeleteAsync(cancellationToken);
        await db.CodeSequences.ExecuteDeleteAsync(cancellationToken);
    }
}
