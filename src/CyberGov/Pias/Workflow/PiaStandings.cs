using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Pias.Content;
using CyberGov.Pias.Form;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Workflow;

/// <summary>Gathers what the rules ask about one assessment, from its rows as they are now.</summary>
public sealed class PiaStandings(CyberGovDbContext db, PiaContents contents, CommissionerReplies replies, PiaForm form, TimeProvider time)
{
    public async Task<(PiaStanding Standing, PiaDocument Document)> OfAsync(Pia pia, CancellationToken cancellationToken)
    {
        var document = await contents.ReadAsync(pia, pia.VersionNumber, cancellationToken);
        var completeness = new PiaCompleteness(document.Content, form);
        var standing = new PiaStanding
        {
            State = pia.State,
            ProjectLeadId = pia.ProjectLeadId,
            InformationAssetOwnerId = pia.InformationAssetOwnerId,
            HeadOfServiceId = pia.HeadOfServiceId,
            DpoReviewerId = pia.DpoReviewerId,
            ContributorIds = await db.PiaContributorsAsync(pia, cancellationToken),
            Screening = completeness.Screening.Kind,
            HasScreeningAdvice = await db.PiaScreeningAdvices.AnyAsync(
                a => a.PiaId == pia.PiaId && a.GivenAt >= pia.StateSince, cancellationToken),
            ScreeningGaps = completeness.ScreeningGaps,
            DescriptionGaps = completeness.DescriptionGaps,
            ConsultationGaps = completeness.ConsultationGaps,
            RiskGaps = completeness.RiskGaps,
            OpenMeasures = pia.State is PiaState.DpoReview or PiaState.SignOff or PiaState.Approved ? await OpenMeasuresAsync(pia, cancellationToken) : [],
            InitialLevel = document.Content.InitialLevel,
            ResidualLevel = document.Content.ResidualLevel,
            Recommendation = pia.Recommendation,
            HasReplyToProceed = await HasReplyAsync(pia, cancellationToken),
            ConsultationSentOn = pia.State == PiaState.PriorConsultation ? await replies.SentOnAsync(pia, cancellationToken) : null,
            IsReviewDue = pia.NextReviewOn <= time.TodayInUk() || pia.ReportedChange is not null,
        };

        return (standing, document);
    }

    private Task<bool> HasReplyAsync(Pia pia, CancellationToken cancellationToken) => db.PiaDecisions.AnyAsync(
        d => d.PiaId == pia.PiaId && d.VersionNumber == pia.VersionNumber && d.Action == PiaAction.ReplyProceed, cancellationToken);

    /// <summary>A measure that is a control is in place when the register says so of a control in use.</summary>
    private async Task<List<OpenMeasure>> OpenMeasuresAsync(Pia pia, CancellationToken cancellationToken)
    {
        var open = await db.PiaRisks.AsNoTracking()
            .Where(r => r.PiaId == pia.PiaId && r.VersionNumber == pia.VersionNumber)
            .SelectMany(r => r.Measures, (r, m) => new { Risk = r.Number, Measure = m, IsInPlace = m.ControlId != null && m.Control!.RetiredAt == null && m.Control.IsApplicable && m.Control.Status == ControlStatus.InPlace })
            .Where(m => m.Measure.IsNeededBeforeGoLive && m.Measure.DoneAt == null && m.Measure.AcceptedAt == null)
            .Where(m => !m.IsInPlace)
            .OrderBy(m => m.Risk).ThenBy(m => m.Measure.Number)
            .Select(m => new { m.Risk, m.Measure.Number, m.Measure.Description, m.Measure.Control!.Code, m.Measure.Control.Title })
            .ToListAsync(cancellationToken);

        return open.ConvertAll(m => new OpenMeasure(m.Risk, $"{m.Risk}.{m.Number}", m.Description, m.Code, m.Title));
    }
}
