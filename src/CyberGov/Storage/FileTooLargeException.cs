namespace CyberGov.Storage;

/// <summary>More bytes came than may be stored. Nothing of the file was kept.</summary>
public sealed class FileTooLargeException(long maxBytes)
    : IOException($"The file is larger than {maxBytes} bytes.")
{
    public long MaxBytes { get; } = maxBytes;
}
