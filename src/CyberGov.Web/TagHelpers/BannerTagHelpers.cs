using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberGov.Web.TagHelpers;

/// <summary>Tells that an action is done. The layout shows it after <c>ShowSuccess</c>; pages need not.</summary>
[HtmlTargetElement("success-banner")]
public sealed class SuccessBannerTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        await NotificationBanner.FillAsync(output, "Success", "govuk-notification-banner govuk-notification-banner--success", "alert");
}

/// <summary>Tells something about the whole page that is not the outcome of an action, such as mail that is held.</summary>
[HtmlTargetElement("notice-banner")]
public sealed class NoticeBannerTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        await NotificationBanner.FillAsync(output, "Important", "govuk-notification-banner", "region");
}

internal static class NotificationBanner
{
    public static async Task FillAsync(TagHelperOutput output, string title, string classes, string role)
    {
        var message = await output.GetChildContentAsync();
        var titleId = role == "alert" ? "success-banner-title" : "notice-banner-title";
        output.Become("div", classes);
        output.Attributes.SetAttribute("role", role);
        output.Attributes.SetAttribute("aria-labelledby", titleId);
        output.Attributes.SetAttribute("data-module", "govuk-notification-banner");
        output.Content.AppendAll(
            Markup.Element("div", "govuk-notification-banner__header").Containing(
                Markup.Element("h2", "govuk-notification-banner__title", title).With("id", titleId)),
            Markup.Element("div", "govuk-notification-banner__content").Containing(
                Markup.Element("p", "govuk-notification-banner__heading").Containing(message)));
    }
}
