using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace CyberGov.Evidence;

/// <summary>
/// The SHA-256 that stands for everything a revision says: the UTF-8 bytes of one JSON object with its fields in a fixed order
/// and, of each file, name, length and SHA-256. docs/decisions/0010-evidence-life.md has the form, so that others can compute it too.
/// </summary>
public static class EvidenceContentHash
{
    public static string Of(EvidenceRevision revision)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("title", revision.Title);
            json.WriteString("shows", revision.Shows);
            json.WriteString("link", revision.LinkUrl);
            json.WriteString("note", revision.Note);
            json.WriteString("holdsFrom", Iso(revision.EffectiveOn));
            json.WriteString("periodEndsOn", Iso(revision.PeriodEndsOn));
            json.WriteString("runsOutOn", Iso(revision.ExpiresOn));
            json.WriteStartArray("files");
            foreach (var file in revision.Files.OrderBy(f => f.Position))
            {
                json.WriteStartObject();
                json.WriteString("name", file.FileName);
                json.WriteNumber("length", file.Length);
                json.WriteString("sha256", file.Sha256);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
