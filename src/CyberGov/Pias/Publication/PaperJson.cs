using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CyberGov.Pias.Publication;

/// <summary>A paper as JSON: how it is kept once it is published, and how open data gives it.</summary>
public static class PaperJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write(PiaPaper paper) => JsonSerializer.Serialize(paper, Options);

    public static PiaPaper Read(string json) => JsonSerializer.Deserialize<PiaPaper>(json, Options)!;
}
