namespace CyberGov.Catalogue.Reading;

/// <summary>Checks what no single entry can show: references used twice, leading nowhere or leaving a gap.</summary>
internal sealed class CatalogueChecks
{
    private readonly PublishedCatalogue _catalogue;
    private readonly ProblemLog _problems;
    private readonly Dictionary<(string Framework, string Code), PublishedRequirement> _requirements;
    private readonly HashSet<string> _frameworks;
    private readonly HashSet<string> _controls;

    private CatalogueChecks(PublishedCatalogue catalogue, ProblemLog problems)
    {
        (_catalogue, _problems) = (catalogue, problems);
        _frameworks = [.. catalogue.Frameworks.Select(f => f.Code)];
        _controls = [.. catalogue.Controls.Select(c => c.Code)];
        _requirements = catalogue.Frameworks
            .SelectMany(f => f.Requirements)
            .GroupBy(r => (r.FrameworkCode, r.Code))
            .ToDictionary(g => g.Key, g => g.First());
    }

    public static void Check(PublishedCatalogue catalogue, ProblemLog problems)
    {
        var checks = new CatalogueChecks(catalogue, problems);
        checks.CheckNamesAreUsedOnce();
        checks.CheckControlsMatchTheirDomain();

        if (!problems.IsFileMissing)
        {
            checks.CheckNothingIsMissing();
            checks.CheckMappings();
            checks.CheckCoverage();
            checks.CheckSuccessors();
        }
    }

    private void CheckNamesAreUsedOnce()
    {
        ReportTwice(_catalogue.Roles, r => r.Title, r => r.Place, "role");
        ReportTwice(_catalogue.Frameworks, f => f.Code, f => f.Place, "framework id");
        ReportTwice(_catalogue.Domains, d => d.Prefix, d => d.Place, "prefix");
        ReportTwice(_catalogue.Controls, c => c.Code, c => c.Place, "control id");

        foreach (var framework in _catalogue.Frameworks)
        {
            ReportTwice(framework.Requirements, r => r.Code, r => r.Place, "reference");
        }
    }

    private void ReportTwice<T>(IEnumerable<T> items, Func<T, string> name, Func<T, CataloguePlace> place, string what)
    {
        foreach (var group in items.Where(i => name(i).Length > 0).GroupBy(name, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var again in group.Skip(1))
            {
                _problems.Add(
                    place(again),
                    $"The {what} '{name(again)}' is used twice: here and at {place(group.First())}. "
                    + "Give one of them its own.");
            }
        }
    }

    private void CheckControlsMatchTheirDomain()
    {
        foreach (var domain in _catalogue.Domains.Where(d => d.Prefix.Length > 0))
        {
            var start = domain.Prefix + "-";

            foreach (var control in domain.Controls.Where(c => !c.Code.StartsWith(start, StringComparison.Ordinal)))
            {
                _problems.Add(
                    control.Place,
                    $"The control id '{control.Code}' does not start with '{start}'. Change the id, or move the "
                    + "control to the file of its subject.");
            }
        }
    }

    private void CheckNothingIsMissing()
    {
        if (_catalogue.Frameworks.Count == 0)
        {
            _problems.AddUnreadable("frameworks", 1, "There is no framework. Put the files back.");
        }

        if (_catalogue.Roles.Count == 0)
        {
            _problems.AddUnreadable(RolesFileReader.Path, 1, "There is no list of owner roles. Put the file back.");
        }
    }

    private void CheckMappings()
    {
        foreach (var mapping in _catalogue.Mappings)
        {
            if (!_controls.Contains(mapping.ControlCode))
            {
                ReportUnknown(mapping.Place, "control", mapping.ControlCode, "library/");
            }

            CheckRequirement(mapping.Place, mapping.FrameworkCode, mapping.RequirementCode);
        }

        var repeated = _catalogue.Mappings
            .GroupBy(m => (m.FrameworkCode, m.RequirementCode, m.ControlCode))
            .Where(g => g.Count() > 1);

        foreach (var group in repeated)
        {
            foreach (var again in group.Skip(1))
            {
                _problems.Add(
                    again.Place,
                    $"'{again.RequirementCode}' is mapped to '{again.ControlCode}' twice: here and at "
                    + $"{group.First().Place}. Remove one of them.");
            }
        }
    }

    private void CheckRequirement(CataloguePlace place, string framework, string code)
    {
        if (!_frameworks.Contains(framework))
        {
            ReportUnknown(place, "framework", framework, "frameworks/");
        }
        else if (!_requirements.TryGetValue((framework, code), out var requirement))
        {
            ReportUnknown(place, "requirement", code, "frameworks/");
        }
        else if (!requirement.IsAssessable)
        {
            _problems.Add(place, $"'{code}' is a heading. Use the reference of a requirement under it.");
        }
    }

    private void ReportUnknown(CataloguePlace place, string what, string code, string folder) =>
        _problems.Add(place, $"The {what} '{code}' is not in {folder}. Correct the reference, or add the {what} there.");

    private void CheckCoverage()
    {
        var counted = _catalogue.Mappings.Where(m => m.Relationship != Relationship.Supports).ToList();
        var requirements = counted.Select(m => (m.FrameworkCode, m.RequirementCode)).ToHashSet();
        var controls = counted.Select(m => m.ControlCode).ToHashSet(StringComparer.Ordinal);

        var uncovered = _requirements.Where(r => r.Value.IsAssessable && !requirements.Contains(r.Key));

        foreach (var (key, requirement) in uncovered)
        {
            _problems.Add(
                requirement.Place,
                $"No control satisfies or contributes to '{key.Code}'. "
                + $"Add one to the file of {key.Framework} in mappings/.");
        }

        foreach (var control in _catalogue.Controls.Where(c => !controls.Contains(c.Code)))
        {
            _problems.Add(
                control.Place,
                $"The control '{control.Code}' satisfies or contributes to no requirement. "
                + "Map it in mappings/, or remove it.");
        }
    }

    private void CheckSuccessors()
    {
        var seen = new HashSet<(string, string, string, string)>();

        foreach (var link in _catalogue.Successors)
        {
            CheckRequirement(link.Place, link.FrameworkCode, link.RequirementCode);
            CheckRequirement(link.Place, link.SuccessorFrameworkCode, link.SuccessorRequirementCode);

            var (older, newer) = (link.RequirementCode, link.SuccessorRequirementCode);

            if (!seen.Add((link.FrameworkCode, older, link.SuccessorFrameworkCode, newer)))
            {
                _problems.Add(link.Place, $"'{older}' names '{newer}' twice. Remove one of them.");
            }
        }
    }
}
