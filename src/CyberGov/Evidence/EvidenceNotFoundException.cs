namespace CyberGov.Evidence;

/// <summary>Something named in a request does not exist for this person: unknown and forbidden are told apart by nobody.</summary>
public sealed class EvidenceNotFoundException(string what) : Exception($"The {what} does not exist for this person.");
