using CyberGov.Data;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Content;

/// <summary>Reads what a version of an assessment says, in a number of queries that does not grow with it.</summary>
public sealed class PiaContents(CyberGovDbContext db, PiaForm form)
{
    /// <summary>The version as its rows stand now: the current one may still be written.</summary>
    public async Task<PiaDocument> ReadAsync(Pia pia, int versionNumber, CancellationToken cancellationToken)
    {
        var answers = await db.PiaAnswers.AsNoTracking()
            .Where(a => a.PiaId == pia.PiaId && a.VersionNumber == versionNumber && a.Value != "")
            .ToDictionaryAsync(a => a.Field, a => a.Value, StringComparer.Ordinal, cancellationToken);
        var flows = await db.PiaDataFlows.AsNoTracking()
            .Where(f => f.PiaId == pia.PiaId && f.VersionNumber == versionNumber)
            .OrderBy(f => f.Position)
            .Select(f => new ContentFlow(f.Position, f.Source, f.Recipient, f.Data, f.Route, f.Protection, f.Country))
            .ToListAsync(cancellationToken);
        var consultees = await db.PiaConsultees.AsNoTracking()
            .Where(c => c.PiaId == pia.PiaId && c.VersionNumber == versionNumber)
            .OrderBy(c => c.Position)
            .Select(c => new ContentConsultee(c.Position, c.Kind, c.Who, c.ConsultedOn, c.How, c.Views, c.Response))
            .ToListAsync(cancellationToken);
        var (risks, controls) = await RisksAsync(pia.PiaId, versionNumber, cancellationToken);
        var content = new PiaContent
        {
            Code = pia.Code,
            VersionNumber = versionNumber,
            Title = pia.Title,
            ServiceAreaId = pia.ServiceAreaId,
            ProjectLeadId = pia.ProjectLeadId,
            InformationAssetOwnerId = pia.InformationAssetOwnerId,
            HeadOfServiceId = pia.HeadOfServiceId,
            PlannedStartOn = pia.PlannedStartOn,
            IsLawEnforcement = pia.IsLawEnforcement,
            Answers = Asked(answers, pia.IsLawEnforcement),
            Flows = flows,
            Consultees = consultees,
            Risks = risks,
        };

        return new PiaDocument(content, await SurroundingsAsync(pia, content, controls, cancellationToken));
    }

    /// <summary>
    /// Without the answers to questions that are no longer asked: they keep their rows and come back with the question, but nobody
    /// decides on or publishes what no page shows.
    /// </summary>
    private SortedDictionary<string, string> Asked(Dictionary<string, string> answers, bool isLawEnforcement)
    {
        var left = form.Fields.Where(f => !f.AppliesTo(answers, isLawEnforcement)).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var asked = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, value) in answers.Where(a => !left.Contains(a.Key)))
        {
            asked[field] = value;
        }

        return asked;
    }

    /// <summary>The version as it stood at its last decision that was taken on it; null where none was.</summary>
    public async Task<PiaDocument?> AsDecidedAsync(Guid piaId, string contentHash, CancellationToken cancellationToken)
    {
        var kept = await db.PiaSnapshots.AsNoTracking()
            .SingleOrDefaultAsync(s => s.PiaId == piaId && s.ContentHash == contentHash, cancellationToken);
        return kept is null ? null : PiaContentJson.Read(kept.Content, kept.Surroundings);
    }

    private async Task<(List<ContentRisk> Risks, SortedDictionary<string, string> Controls)> RisksAsync(
        Guid piaId, int versionNumber, CancellationToken cancellationToken)
    {
        // Apart, because in one query SQLite would go through the measures of all assessments.
        var risks = await db.PiaRisks.AsNoTracking().AsSplitQuery()
            .Where(r => r.PiaId == piaId && r.VersionNumber == versionNumber)
            .Include(r => r.Measures.OrderBy(m => m.Number))
            .ThenInclude(m => m.Control)
            .OrderBy(r => r.Number)
            .ToListAsync(cancellationToken);
        var controls = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var control in risks.SelectMany(r => r.Measures).Select(m => m.Control).OfType<Controls.Control>())
        {
            controls[control.Code] = control.Title;
        }

        return ([.. risks.Select(Of)], controls);
    }

    private static ContentRisk Of(Risks.PiaRisk risk) => new(
        risk.Number,
        risk.SourceAndEffect,
        risk.HarmKinds.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        risk.Likelihood,
        risk.Severity,
        risk.Level,
        risk.ResidualLikelihood,
        risk.ResidualSeverity,
        risk.ResidualLevel,
        risk.CorporateRisk,
        [
            .. risk.Measures.Select(m => new ContentMeasure(
                m.Number, m.Description, m.Effect, m.Control?.Code, m.OwnerId, m.DueOn, m.CostNote, m.IsNeededBeforeGoLive)),
        ]);

    private async Task<PiaSurroundings> SurroundingsAsync(
        Pia pia, PiaContent content, SortedDictionary<string, string> controls, CancellationToken cancellationToken)
    {
        Guid?[] named =
        [
            content.ProjectLeadId, content.InformationAssetOwnerId, content.HeadOfServiceId, pia.DpoReviewerId,
            .. content.Risks.SelectMany(r => r.Measures).Select(m => m.OwnerId),
        ];
        List<Guid> ids = [.. named.OfType<Guid>().Distinct()];
        var people = await db.People.AsNoTracking()
            .Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.Name })
            .ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        var service = await db.ServiceAreas.AsNoTracking()
            .Where(s => s.ServiceAreaId == content.ServiceAreaId)
            .Select(s => s.Name)
            .SingleAsync(cancellationToken);

        return new PiaSurroundings
        {
            People = new SortedDictionary<Guid, string>(people),
            Authors = await AuthorsAsync(content, pia.PiaId, cancellationToken),
            ServiceArea = service,
            Controls = controls,
            Questions = Sorted(form.Screening.Select(q => (q.Id, q.Question))
                .Concat(form.Steps.SelectMany(s => s.Fields).Select(f => (f.Id, f.Label)))),
            Options = Sorted(form.Steps.SelectMany(s => s.Fields).SelectMany(f => f.Options.Select(o => ($"{f.Id}/{o.Id}", o.Label)))),
        };
    }

    private Task<List<string>> AuthorsAsync(PiaContent content, Guid piaId, CancellationToken cancellationToken)
    {
        var writers = db.PiaWriters(piaId, content.VersionNumber);
        return db.People.AsNoTracking()
            .Where(p => p.Id == content.ProjectLeadId || writers.Contains(p.Id))
            .OrderBy(p => p.Name)
            .Select(p => p.Name)
            .ToListAsync(cancellationToken);
    }

    private static SortedDictionary<string, string> Sorted(IEnumerable<(string Key, string Words)> words)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, text) in words)
        {
            sorted[key] = text;
        }

        return sorted;
    }
}
