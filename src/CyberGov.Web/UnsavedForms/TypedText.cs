using CyberGov.UnsavedForms;
using Microsoft.AspNetCore.WebUtilities;

namespace CyberGov.Web.UnsavedForms;

/// <summary>Typed text on its way between a request and the place where it is kept.</summary>
internal static class TypedText
{
    /// <summary>Names the handlers of the pages that keep typed text.</summary>
    public const string Keep = "KeepTypedText";
    public const string ThrowAway = "ThrowTypedTextAway";

    private const string PutBackName = "unsaved";
    private const string PutBackValue = "put-back";

    extension(HttpRequest request)
    {
        /// <summary>The page's own address: path and query, but for what only says which button was pressed.</summary>
        public string FormAddress => QueryHelpers.AddQueryString(
            request.PathBase + request.Path,
            request.Query.Where(q => q.Key is not (PutBackName or "handler")));

        public bool AsksToPutBack => request.Query[PutBackName] == PutBackValue;

        public bool AsksFor(string handler) => request.Query["handler"] == handler;

        /// <summary>The fields the page allows, as they were sent.</summary>
        public async Task<Dictionary<string, string[]>> ReadTypedAsync(
            KeepsTypedTextAttribute keeps, CancellationToken cancellationToken)
        {
            var form = await request.ReadFormAsync(cancellationToken);
            return form.Keys
                .Where(keeps.Keeps)
                .ToDictionary(name => name, name => form[name].OfType<string>().ToArray(), StringComparer.Ordinal);
        }
    }

    extension(HttpContext context)
    {
        /// <summary>What the person wants back in the form, while its page is being made.</summary>
        public KeptFields? TextPutBack
        {
            get => context.Items[typeof(TypedText)] as KeptFields;
            set => context.Items[typeof(TypedText)] = value;
        }
    }

    public static string PutBackAt(string address) => QueryHelpers.AddQueryString(address, PutBackName, PutBackValue);

    public static string HandlerAt(string address, string handler) => QueryHelpers.AddQueryString(address, "handler", handler);
}
