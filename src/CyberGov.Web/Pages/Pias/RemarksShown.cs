using CyberGov.Pias.Assessment;

namespace CyberGov.Web.Pages.Pias;

/// <summary>The open comments on one part, and where to answer them.</summary>
public sealed record RemarksShown(string About, string Address, IReadOnlyList<PiaRemark> Remarks);
