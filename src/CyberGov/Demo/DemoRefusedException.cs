namespace CyberGov.Demo;

/// <summary>The demonstration cannot be put in or taken out here; the message says why and what to do, in one sentence.</summary>
public sealed class DemoRefusedException(string message) : Exception(message);
