namespace CyberGov.Testing.Files;

/// <summary>The harmless text that every virus scanner reports, kept in pieces so that none reports our sources.</summary>
public static class Eicar
{
    public static string Text { get; } = string.Concat(
        @"X5O!P%@AP[4\PZX54(P^)7CC)7}$", "EICAR-STANDARD", "-ANTIVIRUS", "-TEST-FILE!", "$H+H*");

    public static byte[] Bytes { get; } = System.Text.Encoding.ASCII.GetBytes(Text);
}
