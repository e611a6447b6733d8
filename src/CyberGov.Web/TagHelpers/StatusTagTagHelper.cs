using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberGov.Web.TagHelpers;

/// <summary>What a state means to the reader; colour and mark follow from it.</summary>
public enum StatusMeaning
{
    /// <summary>Nothing to be said for or against: draft, retired, not applicable.</summary>
    Neutral,

    /// <summary>As it should be: current, accepted, met.</summary>
    Good,

    /// <summary>Someone else's turn: submitted, queued, asked for.</summary>
    Waiting,

    /// <summary>Will go wrong unless somebody acts: due soon, expiring, partly met.</summary>
    Attention,

    /// <summary>Wrong now: overdue, expired, refused, not met.</summary>
    Bad,
}

/// <summary>A state in an adjective or two. It is never a link or a button.</summary>
[HtmlTargetElement("status-tag")]
public sealed class StatusTagTagHelper : TagHelper
{
    public StatusMeaning Meaning { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Become("strong", Meaning switch
        {
            StatusMeaning.Neutral => "govuk-tag status--neutral",
            StatusMeaning.Good => "govuk-tag status--good",
            StatusMeaning.Waiting => "govuk-tag status--waiting",
            StatusMeaning.Attention => "govuk-tag status--attention",
            StatusMeaning.Bad => "govuk-tag status--bad",
            _ => throw new InvalidOperationException($"No look for the meaning {Meaning}."),
        });
}
