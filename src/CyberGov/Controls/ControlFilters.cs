using CyberGov.Data;
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

        /// <summary>Those whose code, title or objective hold words that begin as the text's do. Text without a letter or digit finds nothing.</summary>
        public IQueryable<Control> MatchingText(string text, CyberGovDbContext db)
        {
            var words = SearchWords.Asked(text);
            var codes = db.ControlCodesMatching(words);
            return words.Count == 0 ? controls.Where(_ => false) : controls.Where(c => codes.Contains(c.Code));
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
