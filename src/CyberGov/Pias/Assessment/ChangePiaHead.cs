using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Assessment;

/// <summary>Changes what an assessment is called, who has which part in it and when it is planned to start.</summary>
public sealed class ChangePiaHead(CyberGovDbContext db, TimeProvider time)
{
    /// <param name="code">Of the assessment.</param>
    /// <param name="head">What it shall say; whether it is law enforcement follows from its screening and is left alone.</param>
    /// <param name="versionSeen">The change count that was in the person's form.</param>
    /// <param name="viewer">Who they are.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="PiaNotFoundException">There is no such assessment of this person's, or someone named is not there.</exception>
    /// <exception cref="PiaApproverRefusedException">Who approves it is not this person's to change, or not to be these.</exception>
    /// <exception cref="DbUpdateConcurrencyException">It was changed since the person opened the form.</exception>
    public async Task ExecuteAsync(
        string code, NewPia head, int versionSeen, Viewer viewer, CancellationToken cancellationToken)
    {
        head.ThrowIfOneDecidesAlone(adviserId: null);
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var pia = await db.HoldForLeadingAsync(code, viewer, cancellationToken);
        if (pia.Version != versionSeen)
        {
            throw new DbUpdateConcurrencyException("The head was changed since the person opened it.");
        }

        if (head.InformationAssetOwnerId != pia.InformationAssetOwnerId || head.HeadOfServiceId != pia.HeadOfServiceId)
        {
            head.ThrowIfOneDecidesAlone(pia.DpoReviewerId);
        }

        await AuthoriseChangesAsync(pia, head, cancellationToken);
        if ((await ApproverRefusalAsync(pia, head, viewer, cancellationToken) ?? WordsRefusal(pia, head)) is { } refusal)
        {
            await transaction.RollbackAsync(cancellationToken);
            await db.RecordPiaRefusalAsync(pia.PiaId, "ChangeApprover", refusal, cancellationToken);
            throw new PiaApproverRefusedException(refusal);
        }

        pia.Title = head.Title.Trim();
        pia.ServiceAreaId = head.ServiceAreaId;
        if (pia.ProjectLeadId != head.ProjectLeadId)
        {
            // Whoever led it stays among its authors, and so decides nothing about it.
            await db.NotePiaAuthorAsync(pia, pia.ProjectLeadId, cancellationToken);
            pia.ProjectLeadId = head.ProjectLeadId;
        }

        pia.InformationAssetOwnerId = head.InformationAssetOwnerId;
        pia.HeadOfServiceId = head.HeadOfServiceId;
        pia.PlannedStartOn = head.PlannedStartOn;
        pia.WaitFor(pia.WaitsFor);
        pia.Touch();
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Offers it to everyone as something to begin with, or no longer does. An officer's choice.</summary>
    /// <exception cref="PiaNotFoundException">There is no such assessment, or the person is no officer.</exception>
    public async Task OfferAsTemplateAsync(string code, bool isTemplate, Viewer viewer, CancellationToken cancellationToken)
    {
        var pia = viewer.Is(CouncilRole.InformationGovernanceOfficer)
            ? await db.PiasVisibleTo(viewer).SingleOrDefaultAsync(p => p.Code == code, cancellationToken)
            : null;
        if (pia is null)
        {
            throw new PiaNotFoundException();
        }

        pia.IsTemplate = isTemplate;
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Someone who has left may stay where they are named, but nobody who has left is named anew.</summary>
    private Task AuthoriseChangesAsync(Pia pia, NewPia head, CancellationToken cancellationToken)
    {
        Guid?[] before = [pia.ProjectLeadId, pia.InformationAssetOwnerId, pia.HeadOfServiceId];
        Guid?[] after = [head.ProjectLeadId, head.InformationAssetOwnerId, head.HeadOfServiceId];
        return after.Except(before).Any() || pia.ServiceAreaId != head.ServiceAreaId
            ? db.AuthorisePiaHeadAsync(head, time.TodayInUk(), cancellationToken)
            : Task.CompletedTask;
    }

    /// <summary>Once it is submitted, what it says stays as those who advise and decide have read it.</summary>
    private static PiaRefusal? WordsRefusal(Pia pia, NewPia head) => pia.State.IsSubmitted
        && (pia.Title, pia.ServiceAreaId, pia.PlannedStartOn) != (head.Title.Trim(), head.ServiceAreaId, head.PlannedStartOn)
            ? PiaRefusal.WrongState
            : null;

    /// <summary>Once it is submitted, nobody who leads or wrote it chooses who decides about it, or is chosen.</summary>
    private async Task<PiaRefusal?> ApproverRefusalAsync(Pia pia, NewPia head, Viewer viewer, CancellationToken cancellationToken)
    {
        List<Guid?> named = [head.InformationAssetOwnerId, head.HeadOfServiceId];
        Guid?[] before = [pia.InformationAssetOwnerId, pia.HeadOfServiceId];
        if (!pia.State.IsSubmitted || named.SequenceEqual(before))
        {
            return null;
        }

        if (!pia.MayHaveApproverChangedBy(viewer))
        {
            return PiaRefusal.NotTheirs;
        }

        var contributors = await db.PiaContributorsAsync(pia, cancellationToken);
        return contributors.Contains(viewer.PersonId) ? PiaRefusal.NotTheirs
            : named.Except(before).Any(n => n is { } id && contributors.Contains(id)) ? PiaRefusal.OwnWork
            : null;
    }
}

/// <summary>Thrown when who approves an assessment may not be changed so; the refusal is in the change history by then.</summary>
public sealed class PiaApproverRefusedException(PiaRefusal refusal) : Exception($"A change of who approves is refused: {refusal}.")
{
    public PiaRefusal Refusal { get; } = refusal;
}
