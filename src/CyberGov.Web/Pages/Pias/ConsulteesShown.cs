using CyberGov.Pias.Assessment;

namespace CyberGov.Web.Pages.Pias;

/// <summary>The consultation log of an assessment, to read or to work on.</summary>
public sealed record ConsulteesShown(string Code, IReadOnlyList<PiaConsultee> Lines, bool MayWrite);
