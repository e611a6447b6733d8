using CyberGov.Identity;

namespace CyberGov.Controls;

/// <summary>What a list of controls may be narrowed by.</summary>
public static class ControlFilters
{
    extension(IQueryable<Control> controls)
    {
        /// <summary>Controls say what the council does, not how; everyone with a part in it may read them.</summary>
        public IQueryable<Control> VisibleTo(Viewer viewer) => controls.Where(_ => viewer.Roles.Count > 0);

        public IQueryable<Control> InForce() => controls.Where(c => c.RetiredAt == null);

        /// <summary>Owned or deputised by this person, or by someone whose leave they cover.</summary>
        public IQueryable<Control> OwnedOrDeputisedBy(Viewer viewer)
        {
            var people = viewer.ActsFor;
            return controls.Where(c => people.Contains(c.OwnerId!.Value) || people.Contains(c.DeputyId!.Value));
        }

        public IQueryable<Control> ServingFramework(string frameworkCode) => controls.Where(c => c.CommonControl!.Mappings
            .Any(m => m.RetiredAt == null && m.Requirement!.RetiredAt == null && m.Requirement.Framework!.Code == frameworkCode));

        public IQueryable<Control> MatchingText(string text)
        {
            var lower = text.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // runs in the database, which has no culture
            return controls.Where(c => c.Title.ToLower().Contains(lower) || c.Code.ToLower().Contains(lower)
                || c.CommonControl!.Objective.ToLower().Contains(lower));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
        }

        /// <summary>The same rule as <see cref="ControlPositions.Of"/>, as a condition for the database.</summary>
        public IQueryable<Control> InPosition(ControlPosition position, DateOnly today) => position switch
        {
            ControlPosition.NotApplicable => controls.Where(c => !c.IsApplicable),
            ControlPosition.NotAssessed => controls.Where(c => c.IsApplicable && c.Status == ControlStatus.NotAssessed),
            ControlPosition.NotInPlace => controls.Where(c => c.IsApplicable && c.Status == ControlStatus.NotInPlace),
            ControlPosition.PartlyInPlace => controls.Where(c => c.IsApplicable && c.Status == ControlStatus.PartlyInPlace),
            ControlPosition.NoEvidence => controls.Where(c => c.IsApplicable
                && c.Status == ControlStatus.InPlace && c.EvidencedUntil == null),
            ControlPosition.EvidenceExpired => controls.Where(c => c.IsApplicable
                && c.Status == ControlStatus.InPlace && c.EvidencedUntil < today),
            ControlPosition.Met => controls.Where(c => c.IsApplicable
                && c.Status == ControlStatus.InPlace && c.EvidencedUntil >= today),
            _ => throw new ArgumentOutOfRangeException(nameof(position), position, null),
        };
    }
}
