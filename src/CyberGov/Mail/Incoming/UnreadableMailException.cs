namespace CyberGov.Mail.Incoming;

/// <summary>A message that is no message, or one made to exhaust whoever reads it.</summary>
public sealed class UnreadableMailException(string message) : Exception(message);
