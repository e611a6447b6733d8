using System.Globalization;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Assessment;

/// <summary>A comment as a page shows it.</summary>
public sealed record PiaRemark(
    Guid PiaCommentId,
    string Target,
    int VersionNumber,
    string Text,
    Guid WrittenById,
    string WrittenBy,
    DateTimeOffset WrittenAt,
    DateTimeOffset? ResolvedAt,
    string? ResolvedBy);

/// <summary>Comments on the parts of an assessment: by whoever sees it, but for those who only look on.</summary>
public sealed class PiaComments(CyberGovDbContext db, PiaForm form, TimeProvider time)
{
    private const int MostShown = 500;

    /// <summary>Whether there is such a part to comment on: a question, a step or a numbered risk.</summary>
    public bool IsTarget(string target) => NameOf(target) is not null;

    /// <summary>What a comment is about, in words.</summary>
    public string? NameOf(string target) =>
        form.FindField(target)?.Label
        ?? form.FindStep(target)?.Title
        ?? form.Screening.FirstOrDefault(q => q.Id == target)?.Question
        ?? form.Routing.FirstOrDefault(q => q.Id == target)?.Question
        ?? (target.StartsWith("risk-", StringComparison.Ordinal) && int.TryParse(target.AsSpan(5), CultureInfo.InvariantCulture, out var number) ? $"Risk {number}" : null);

    public static bool MayWrite(Pia pia, Viewer viewer) => viewer.MayStartPia && !pia.State.IsEnd;

    public static bool MayResolve(Pia pia, PiaRemark remark, Viewer viewer) =>
        remark.ResolvedAt is null
        && MayWrite(pia, viewer)
        && (remark.WrittenById == viewer.PersonId || viewer.MayActFor(pia.ProjectLeadId));

    /// <summary>Those that are open, the oldest first.</summary>
    public Task<List<PiaRemark>> OpenAsync(Guid piaId, CancellationToken cancellationToken) =>
        Shown(db.PiaComments.Where(c => c.PiaId == piaId && c.ResolvedAt == null), cancellationToken);

    /// <summary>All of one part, the oldest first.</summary>
    public Task<List<PiaRemark>> OfAsync(Guid piaId, string target, CancellationToken cancellationToken) =>
        Shown(db.PiaComments.Where(c => c.PiaId == piaId && c.Target == target), cancellationToken);

    /// <exception cref="PiaNotFoundException">There is no such assessment or part that this person may comment on.</exception>
    public async Task WriteAsync(string code, string target, string text, Viewer viewer, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var pia = await FindAsync(code, viewer, cancellationToken);
        if (!IsTarget(target))
        {
            throw new PiaNotFoundException();
        }

        db.PiaComments.Add(new PiaComment
        {
            PiaId = pia.PiaId,
            VersionNumber = pia.VersionNumber,
            Target = target,
            Text = text.Trim(),
            WrittenById = viewer.PersonId,
            WrittenAt = time.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="PiaNotFoundException">There is no such open comment that this person may settle.</exception>
    public async Task ResolveAsync(string code, Guid commentId, Viewer viewer, CancellationToken cancellationToken)
    {
        var pia = await FindAsync(code, viewer, cancellationToken);
        var comment = await db.PiaComments.SingleOrDefaultAsync(
            c => c.PiaCommentId == commentId && c.PiaId == pia.PiaId && c.ResolvedAt == null, cancellationToken);
        if (comment is null || (comment.WrittenById != viewer.PersonId && !viewer.MayActFor(pia.ProjectLeadId)))
        {
            throw new PiaNotFoundException();
        }

        comment.Resolve(viewer.PersonId, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<Pia> FindAsync(string code, Viewer viewer, CancellationToken cancellationToken) =>
        await db.PiasVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellationToken) is { } pia
        && MayWrite(pia, viewer)
            ? pia
            : throw new PiaNotFoundException();

    private static Task<List<PiaRemark>> Shown(IQueryable<PiaComment> comments, CancellationToken cancellationToken) =>
        comments.AsNoTracking()
            .OrderBy(c => c.WrittenAt).ThenBy(c => c.PiaCommentId)
            .Take(MostShown)
            .Select(c => new PiaRemark(
                c.PiaCommentId, c.Target, c.VersionNumber, c.Text, c.WrittenById, c.WrittenBy!.Name, c.WrittenAt, c.ResolvedAt,
                c.ResolvedBy!.Name))
            .ToListAsync(cancellationToken);
}
