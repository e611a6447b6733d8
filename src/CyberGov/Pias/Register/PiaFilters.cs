using CyberGov.Identity;
using CyberGov.Pias.Workflow;

namespace CyberGov.Pias.Register;

/// <summary>What a list of assessments may be narrowed by.</summary>
public static class PiaFilters
{
    extension(IQueryable<Pia> pias)
    {
        public IQueryable<Pia> Narrowed(PiaRegisterRequest request, Viewer viewer, DateOnly today)
        {
            pias = request.State is { } state ? pias.Where(p => p.State == state) : pias;
            pias = request.WaitsFor is { } part ? pias.Where(p => p.WaitsFor == part) : pias;
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
