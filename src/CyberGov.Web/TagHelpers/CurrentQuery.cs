using Microsoft.AspNetCore.Http.Extensions;

namespace CyberGov.Web.TagHelpers;

/// <summary>Addresses of the present page with one thing in its query changed and all else kept.</summary>
internal sealed class CurrentQuery(HttpRequest request)
{
    public string? this[string key] => request.Query.TryGetValue(key, out var values) ? values.ToString() : null;

    public string With(string key, string value) =>
        Address([.. Pairs.Where(p => !Same(p.Key, key)), KeyValuePair.Create(key, value)]);

    /// <summary>Also forgets the page: what was on page 3 is not there once the list has changed.</summary>
    public string WithFromFirstPage(string key, string value) =>
        Address([.. Pairs.Where(p => !Same(p.Key, key) && !Same(p.Key, "page")), KeyValuePair.Create(key, value)]);

    public string Without(string key, string value) =>
        Address([.. Pairs.Where(p => !Same(p.Key, "page") && !(Same(p.Key, key) && Same(p.Value, value)))]);

    public string WithoutAll(IReadOnlySet<string> keys) =>
        Address([.. Pairs.Where(p => !Same(p.Key, "page") && !keys.Contains(p.Key))]);

    private IEnumerable<KeyValuePair<string, string>> Pairs =>
        from entry in request.Query
        from value in entry.Value
        where !string.IsNullOrEmpty(value)
        select KeyValuePair.Create(entry.Key, value);

    private string Address(List<KeyValuePair<string, string>> pairs)
    {
        var path = request.PathBase.Add(request.Path).ToUriComponent();
        return path + new QueryBuilder(pairs).ToQueryString();
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
