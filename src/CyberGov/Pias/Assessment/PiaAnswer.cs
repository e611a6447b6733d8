using CyberGov.ChangeHistory;
using CyberGov.Identity;

namespace CyberGov.Pias.Assessment;

/// <summary>
/// What is answered to one question of one version. Several choices are option ids a line each; yes and no are those words.
/// The history says that it changed; the words themselves are kept in <see cref="PiaAnswerRevision"/>.
/// </summary>
public sealed class PiaAnswer
{
    public const int MaxLength = 20_000;

    public Guid PiaAnswerId { get; init; } = Guid.CreateVersion7();

    public required Guid PiaId { get; init; }

    public required int VersionNumber { get; init; }

    /// <summary>The question's id in the form, such as lawful-basis or S11.</summary>
    [Recorded]
    public required string Field { get; init; }

    [Recorded(FactOnly = true)]
    public string Value { get; private set; } = "";

    /// <summary>Counts how often it was written, so that the second of two writers sees both texts.</summary>
    public int Revision { get; private set; }

    public Guid ChangedById { get; private set; }

    public Person? ChangedBy { get; init; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Writes it, and returns what is kept of the writing.</summary>
    public PiaAnswerRevision Write(string value, Guid byId, DateTimeOffset now)
    {
        (Value, ChangedById, ChangedAt) = (value, byId, now);
        Revision++;

        return new PiaAnswerRevision { PiaAnswerId = PiaAnswerId, Revision = Revision, Value = value, WrittenById = byId, WrittenAt = now };
    }
}

/// <summary>Every text an answer ever had: nothing written is lost, whoever wrote over it.</summary>
public sealed class PiaAnswerRevision
{
    public required Guid PiaAnswerId { get; init; }

    public required int Revision { get; init; }

    public required string Value { get; init; }

    public required Guid WrittenById { get; init; }

    public Person? WrittenBy { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }
}
