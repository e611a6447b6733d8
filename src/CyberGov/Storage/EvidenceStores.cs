namespace CyberGov.Storage;

/// <summary>The stores this installation has: the one in use and, while evidence moves, the other.</summary>
/// <param name="Settings">Which is in use, and where the object store is.</param>
/// <param name="Folder">Where the folder store keeps its files.</param>
/// <param name="Temporary">Where bytes lie on their way to and from the object store.</param>
public sealed record EvidenceStores(StorageSettings Settings, string Folder, string Temporary)
{
    public IEvidenceStore Open() => Open(Settings.Kind);

    public IEvidenceStore Open(StorageKind kind) => kind switch
    {
        StorageKind.S3 => new S3EvidenceStore(Settings, Temporary),
        _ => new FolderEvidenceStore(Folder),
    };
}
