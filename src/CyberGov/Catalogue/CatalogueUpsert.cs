using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Catalogue;

/// <summary>Brings the tracked rows into line with the published catalogue, by code. The caller saves.</summary>
internal sealed class CatalogueUpsert(CyberGovDbContext db, DateTimeOffset now)
{
    private Dictionary<string, Framework> _frameworks = [];
    private Dictionary<(Guid FrameworkId, string Code), Requirement> _requirements = [];
    private Dictionary<string, CommonControl> _controls = [];

    public async Task ApplyAsync(PublishedCatalogue catalogue, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        ApplyFrameworks(catalogue);
        ApplyRequirements(catalogue);
        ApplyControls(catalogue);
        await ApplyMappingsAsync(catalogue, cancellationToken);
        await ApplySuccessorsAsync(catalogue, cancellationToken);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        _frameworks = await db.Frameworks.ToDictionaryAsync(f => f.Code, StringComparer.Ordinal, cancellationToken);
        _requirements = await db.Requirements.ToDictionaryAsync(r => (r.FrameworkId, r.Code), cancellationToken);
        _controls = await db.CommonControls.ToDictionaryAsync(c => c.Code, StringComparer.Ordinal, cancellationToken);
    }

    private void ApplyFrameworks(PublishedCatalogue catalogue)
    {
        foreach (var published in catalogue.Frameworks)
        {
            if (!_frameworks.TryGetValue(published.Code, out var framework))
            {
                framework = new Framework
                {
                    Code = published.Code,
                    Title = published.Title,
                    Edition = published.Edition,
                    Status = published.Status,
                    Kind = published.Kind,
                    Publisher = published.Publisher,
                    Source = published.Source,
                };
                _frameworks.Add(published.Code, framework);
                db.Frameworks.Add(framework);
            }

            framework.Title = published.Title;
            framework.Edition = published.Edition;
            framework.Status = published.Status;
            framework.Kind = published.Kind;
            framework.Publisher = published.Publisher;
            framework.PublishedOn = published.PublishedOn;
            framework.Source = published.Source;
            framework.RetiredAt = null;
        }

        var present = catalogue.Frameworks.Select(f => f.Code).ToHashSet(StringComparer.Ordinal);

        foreach (var absent in _frameworks.Values.Where(f => !present.Contains(f.Code)))
        {
            absent.RetiredAt ??= now;
        }
    }

    private void ApplyRequirements(PublishedCatalogue catalogue)
    {
        var present = new HashSet<Guid>();

        foreach (var published in catalogue.Frameworks.SelectMany(f => f.Requirements))
        {
            var requirement = RequirementFor(published);
            requirement.ParentRequirementId = published.ParentCode is { } parent
                ? _requirements[(requirement.FrameworkId, parent)].RequirementId
                : null;
            requirement.Title = published.Title;
            requirement.Statement = published.Statement;
            requirement.Source = published.Source;
            requirement.OwnerRole = published.OwnerRole;
            requirement.EvidenceExamples = [.. published.EvidenceExamples];
            requirement.ReviewMonths = published.ReviewMonths;
            requirement.IsAssessable = published.IsAssessable;
            requirement.Position = published.Position;
            requirement.RetiredAt = null;
            present.Add(requirement.RequirementId);
        }

        foreach (var absent in _requirements.Values.Where(r => !present.Contains(r.RequirementId)))
        {
            absent.RetiredAt ??= now;
        }
    }

    private Requirement RequirementFor(PublishedRequirement published)
    {
        var key = (_frameworks[published.FrameworkCode].FrameworkId, published.Code);

        if (!_requirements.TryGetValue(key, out var requirement))
        {
            requirement = new Requirement
            {
                FrameworkId = key.FrameworkId,
                Code = published.Code,
                Title = published.Title,
                Statement = published.Statement,
                IsAssessable = published.IsAssessable,
                Position = published.Position,
            };
            _requirements.Add(key, requirement);
            db.Requirements.Add(requirement);
        }

        return requirement;
    }

    private void ApplyControls(PublishedCatalogue catalogue)
    {
        foreach (var published in catalogue.Controls)
        {
            if (!_controls.TryGetValue(published.Code, out var control))
            {
                control = new CommonControl
                {
                    Code = published.Code,
                    Title = published.Title,
                    Objective = published.Objective,
                    OwnerRole = published.OwnerRole,
                    ReviewMonths = published.ReviewMonths,
                };
                _controls.Add(published.Code, control);
                db.CommonControls.Add(control);
            }

            control.Title = published.Title;
            control.Objective = published.Objective;
            control.OwnerRole = published.OwnerRole;
            control.EvidenceExamples = [.. published.EvidenceExamples];
            control.ReviewMonths = published.ReviewMonths;
            control.AppliesTo = [.. published.AppliesTo];
            control.RetiredAt = null;
        }

        var present = catalogue.Controls.Select(c => c.Code).ToHashSet(StringComparer.Ordinal);

        foreach (var absent in _controls.Values.Where(c => !present.Contains(c.Code)))
        {
            absent.RetiredAt ??= now;
        }
    }

    private async Task ApplyMappingsAsync(PublishedCatalogue catalogue, CancellationToken cancellationToken)
    {
        var mappings = await db.Mappings.ToDictionaryAsync(
            m => (m.RequirementId, m.CommonControlId), cancellationToken);

        foreach (var published in catalogue.Mappings)
        {
            var key = (
                RequirementId: IdOf(published.FrameworkCode, published.RequirementCode),
                CommonControlId: _controls[published.ControlCode].CommonControlId);

            if (!mappings.Remove(key, out var mapping))
            {
                mapping = new Mapping
                {
                    RequirementId = key.RequirementId,
                    CommonControlId = key.CommonControlId,
                    Relationship = published.Relationship,
                    Author = published.Author,
                    ReviewStatus = published.ReviewStatus,
                };
                db.Mappings.Add(mapping);
            }

            mapping.Relationship = published.Relationship;
            mapping.Author = published.Author;
            mapping.ReviewStatus = published.ReviewStatus;
            mapping.Rationale = published.Rationale;
            mapping.RetiredAt = null;
        }

        foreach (var absent in mappings.Values)
        {
            absent.RetiredAt ??= now;
        }
    }

    private async Task ApplySuccessorsAsync(PublishedCatalogue catalogue, CancellationToken cancellationToken)
    {
        var successors = await db.RequirementSuccessors.ToDictionaryAsync(
            s => (s.RequirementId, s.SuccessorRequirementId), cancellationToken);

        foreach (var published in catalogue.Successors)
        {
            var key = (
                RequirementId: IdOf(published.FrameworkCode, published.RequirementCode),
                SuccessorRequirementId: IdOf(published.SuccessorFrameworkCode, published.SuccessorRequirementCode));

            if (!successors.Remove(key))
            {
                db.RequirementSuccessors.Add(new RequirementSuccessor
                {
                    RequirementId = key.RequirementId,
                    SuccessorRequirementId = key.SuccessorRequirementId,
                });
            }
        }

        // A bare link that no record of the council hangs on: nothing to keep, so it goes.
        db.RequirementSuccessors.RemoveRange(successors.Values);
    }

    private Guid IdOf(string framework, string code) =>
        _requirements[(_frameworks[framework].FrameworkId, code)].RequirementId;
}
