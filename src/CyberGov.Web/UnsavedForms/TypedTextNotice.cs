using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CyberGov.Web.UnsavedForms;

/// <summary>What a page that keeps typed text says about it, and what its script needs to know.</summary>
/// <param name="Address">The page's own.</param>
/// <param name="SavedAt">When the text was kept that may be put back; null when there is none.</param>
/// <param name="IsPutBack">Whether it is in the form already.</param>
/// <param name="SecondsLeft">How long the session lasts without another request.</param>
public sealed record TypedTextNotice(string Address, DateTimeOffset? SavedAt, bool IsPutBack, int SecondsLeft)
{
    private const string Key = "TypedText";

    public bool IsOffered => SavedAt is not null && !IsPutBack;

    public string PutBackAt => TypedText.PutBackAt(Address);

    public string KeepAt => TypedText.HandlerAt(Address, TypedText.Keep);

    public string ThrowAwayAt => TypedText.HandlerAt(Address, TypedText.ThrowAway);

    internal void ShowOn(ViewDataDictionary viewData) => viewData[Key] = this;

    public static TypedTextNotice? On(ViewDataDictionary viewData) => viewData[Key] as TypedTextNotice;
}
