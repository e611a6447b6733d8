using System.Globalization;
using CyberGov.Pias;
using CyberGov.Pias.Register;
using CyberGov.Pias.Workflow;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Pias;

/// <summary>How many assessments stand at each step of their way, as bars: the longest is the fullest.</summary>
public sealed class PiaStatePicture
{
    private const int LabelWidth = 190;
    private const int MostWidth = 420;

    private static readonly PiaState[] Way =
    [
        PiaState.DraftScreening, PiaState.ScreeningReview, PiaState.Describing, PiaState.Consultation, PiaState.RiskAssessment,
        PiaState.DpoReview, PiaState.SignOff, PiaState.PriorConsultation, PiaState.Approved, PiaState.Live, PiaState.UnderReview,
    ];

    public PiaStatePicture(IReadOnlyList<PiaStateCount> counts)
    {
        var most = Math.Max(1, Way.Max(s => CountOf(counts, s)));
        Bars = [.. Way.Select((s, i) => new Bar(s, CountOf(counts, s), i * RowHeight, MostWidth * CountOf(counts, s) / most))];
        Ended = counts.Where(c => c.State.IsEnd).Sum(c => c.Count);
    }

    public const int RowHeight = 22;

    public IReadOnlyList<Bar> Bars { get; }

    /// <summary>Closed without assessment, rejected, withdrawn or retired: past the end of the picture.</summary>
    public int Ended { get; }

    public int Height => Bars.Count * RowHeight;

    public string ViewBox => string.Create(CultureInfo.InvariantCulture, $"0 0 {LabelWidth + MostWidth + 70} {Height}");

    private static int CountOf(IReadOnlyList<PiaStateCount> counts, PiaState state) =>
        counts.Where(c => c.State == state).Sum(c => c.Count);

    public sealed record Bar(PiaState State, int Count, int Top, int Width)
    {
        public int Left => LabelWidth;

        public IHtmlContent Label => Text(0, PiaWords.Of(State));

        public IHtmlContent Figure => Text(LabelWidth + Width + 6, Count.ToString("N0", CultureInfo.GetCultureInfo("en-GB")));

        // Razor keeps the name of this element for itself.
        private TagBuilder Text(int left, string words)
        {
            var text = new TagBuilder("text");
            text.Attributes["class"] = "state-picture__text";
            text.Attributes["x"] = left.ToString(CultureInfo.InvariantCulture);
            text.Attributes["y"] = (Top + 15).ToString(CultureInfo.InvariantCulture);
            text.InnerHtml.Append(words);
            return text;
        }
    }
}
