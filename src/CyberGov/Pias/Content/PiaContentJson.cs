using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CyberGov.Pias.Content;

/// <summary>The one way content becomes bytes: no spaces, names as words, properties in the order they are declared.</summary>
public static class PiaContentJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write(PiaContent content) => JsonSerializer.Serialize(content, Options);

    public static string Write(PiaSurroundings surroundings) => JsonSerializer.Serialize(surroundings, Options);

    public static PiaDocument Read(string content, string surroundings) => new(
        JsonSerializer.Deserialize<PiaContent>(content, Options)!,
        JsonSerializer.Deserialize<PiaSurroundings>(surroundings, Options)!);

    public static string HashOf(PiaContent content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(content))));
}
