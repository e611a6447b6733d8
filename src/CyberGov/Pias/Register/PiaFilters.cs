using CyberGov.Identity;
using CyberGov.Pias.Workflow;

namespace CyberGov.Pias.Register;

/// <summary>What a list of assessments may be narrowed by.</summary>
public static class PiaFilters
{
    private static readonly (CouncilRole Role, PiaActor Part)[] PartsOfRoles =
    [
        (CouncilRole.InformationGovernanceOfficer, PiaActor.InformationGovernanceOfficer),
        (CouncilRole.DataProtectionOfficer, PiaActor.DataProtectionOfficer),
        (CouncilRole.SeniorInformationRiskOwner, PiaActor.SeniorInformationRiskOwner),
    ];

    extension(IQueryable<Pia> pias)
    {
        /// <summary>Whose next step is this person's: named by name, or by a role they hold where nobody is named.</summary>
        public IQueryable<Pia> WaitingFor(Viewer viewer)
        {
            var people = viewer.ActsFor;
            List<PiaActor?> parts = [.. PartsOfRoles.Where(r => viewer.Is(r.Role)).Select(r => (PiaActor?)r.Part)];
            return pias.Where(p => (p.WaitsForId != null && people.Contains(p.WaitsForId.Value))
                || (p.WaitsForId == null && parts.Contains(p.WaitsFor)));
        }

        /// <summary>Those whose title or code holds each word of the text, at most ten of them.</summary>
        public IQueryable<Pia> MatchingText(string text)
        {
            const int MostWords = 10;
            foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostWords))
            {
                var lower = word.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // runs in the database, which has no culture
                pias = pias.Where(p => p.Title.ToLower().Contains(lower) || p.Code.ToLower().Contains(lower));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
            }

            return pias;
        }

        public IQueryable<Pia> Narrowed(PiaRegisterRequest request, Viewer viewer, DateOnly today)
        {
            pias = string.IsNullOrWhiteSpace(request.Text) ? pias : pias.MatchingText(request.Text);
            pias = request.State is { } state ? pias.Where(p => p.State == state) : pias;
            pias = request.WaitsForMe ? pias.WaitingFor(viewer) : pias;
            pias = request.ServiceAreaId is { } areaId ? pias.Where(p => p.ServiceAreaId == areaId) : pias;
            pias = request.ResidualLevel is { } level ? pias.Where(p => p.ResidualLevel == level) : pias;
            pias = request.LawEnforcementOnly ? pias.Where(p => p.IsLawEnforcement) : pias;
            var soon = today.AddDays(90);
            return request.Review switch
            {
                PiaReviewFilter.Overdue => pias.Where(p => p.NextReviewOn < today),
                PiaReviewFilter.Next90Days => pias.Where(p => p.NextReviewOn >= today && p.NextReviewOn <= soon),
                _ => pias,
            };
        }

        public IOrderedQueryable<Pia> Sorted(PiaSort sort, bool descending) => (sort, descending) switch
        {
            (PiaSort.Title, false) => pias.OrderBy(p => p.Title).ThenBy(p => p.Number),
            (PiaSort.Title, true) => pias.OrderByDescending(p => p.Title).ThenByDescending(p => p.Number),
            (PiaSort.Since, false) => pias.OrderBy(p => p.StateSinceOn).ThenBy(p => p.Number),
            (PiaSort.Since, true) => pias.OrderByDescending(p => p.StateSinceOn).ThenByDescending(p => p.Number),
            // What has no review comes after everything that has, on both databases.
            (PiaSort.NextReview, false) => pias.OrderBy(p => p.NextReviewOn == null).ThenBy(p => p.NextReviewOn).ThenBy(p => p.Number),
            (PiaSort.NextReview, true) =>
                pias.OrderBy(p => p.NextReviewOn == null).ThenByDescending(p => p.NextReviewOn).ThenByDescending(p => p.Number),
            (_, false) => pias.OrderBy(p => p.Number),
            _ => pias.OrderByDescending(p => p.Number),
        };
    }
}
