using CyberGov.Identity;

namespace CyberGov.People;

/// <summary>How many things of one kind someone holds.</summary>
public sealed record HeldCount(int Count, string One, string Many)
{
    public string Words => $"{Count} {(Count == 1 ? One : Many)}";
}

/// <summary>What changed hands, and what did not with the reason, a sentence each.</summary>
public sealed record HandedOver(int Moved, IReadOnlyList<string> Left);

/// <summary>A part of the program in which people hold things that someone takes over when they leave.</summary>
public interface IHandOverPart
{
    /// <summary>The ids of everyone who holds something here.</summary>
    IQueryable<Guid> Holders { get; }

    Task<IReadOnlyList<HeldCount>> CountAsync(Guid personId, CancellationToken cancellationToken);

    /// <summary>Gives all of it to someone else, in the transaction of the caller, but leaves what its own rules forbid.</summary>
    Task<HandedOver> MoveAsync(Guid fromId, Guid toId, Viewer viewer, CancellationToken cancellationToken);
}
