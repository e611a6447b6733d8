using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Demo;

internal static class DemoPiaRemoval
{
    extension(CyberGovDbContext db)
    {
        /// <summary>The assessments with everything that hangs on them, the leaves first.</summary>
        public async Task DeletePiasAsync(CancellationToken cancellationToken)
        {
            await db.OpenDataChoices.ExecuteDeleteAsync(cancellationToken);
            await db.PiaWithheld.ExecuteDeleteAsync(cancellationToken);
            await db.PiaPublications.ExecuteDeleteAsync(cancellationToken);
            await db.PiaComments.ExecuteDeleteAsync(cancellationToken);
            await db.PiaSnapshots.ExecuteDeleteAsync(cancellationToken);
            await db.PiaDecisions.ExecuteDeleteAsync(cancellationToken);
            await db.PiaScreeningAdvices.ExecuteDeleteAsync(cancellationToken);
            await db.Set<Pias.Workflow.ConsultationSuspension>().ExecuteDeleteAsync(cancellationToken);
            await db.PriorConsultations.ExecuteDeleteAsync(cancellationToken);
            await db.PiaAuthors.ExecuteDeleteAsync(cancellationToken);
            await db.Set<Pias.Risks.PiaMeasure>().ExecuteDeleteAsync(cancellationToken);
            await db.PiaRisks.ExecuteDeleteAsync(cancellationToken);
            await db.PiaConsultees.ExecuteDeleteAsync(cancellationToken);
            await db.PiaDataFlows.ExecuteDeleteAsync(cancellationToken);
            await db.PiaAnswerRevisions.ExecuteDeleteAsync(cancellationToken);
            await db.PiaAnswers.ExecuteDeleteAsync(cancellationToken);
            await db.PiaTeamMembers.ExecuteDeleteAsync(cancellationToken);
            await db.Pias.ExecuteDeleteAsync(cancellationToken);
        }
    }
}
