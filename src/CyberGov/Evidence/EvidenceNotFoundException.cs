namespace CyberGov.Evidence;

/// <summary>Something named in a request does not exist for this person: unknown and forbidden are told apart by nobody.</summary>
public sealed class EvidenceNotFoundException(string what) : Exception($"The {what} does not exist for this person.");

/// <summary>A file of the item is held, infected, changed or missing, so nobody can accept it.</summary>
public sealed class EvidenceWithheldException(string code) : Exception($"A file of {code} cannot be opened.");
