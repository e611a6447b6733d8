using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Util;
using Amazon.S3;
using Amazon.S3.Model;

namespace CyberGov.Storage;

/// <summary>Keeps each file once, in a bucket of an S3-compatible object store: <c>evidence/</c> and the SHA-256 of its bytes.</summary>
/// <remarks>
/// Bytes are hashed into a temporary file, sent in one PUT and read back whole before they are acknowledged: what the store
/// says of its own work is not relied on.
/// </remarks>
public sealed class S3EvidenceStore : IEvidenceStore, IDisposable
{
    private const string Prefix = "evidence/";
    private const string SpoolPattern = "evidence-*.part";
    private const int ChunkBytes = 128 * 1024;

    /// <summary>A line slower than this is treated as broken.</summary>
    private const int SlowestBytesASecond = 128 * 1024;

    private readonly StorageSettings _settings;
    private readonly string _temporary;
    private readonly TimeSpan _patience;
    private readonly AmazonS3Client _client;

    // Savers of the same bytes take turns, so that the second finds the first one's object instead of writing over it.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1))];

    public S3EvidenceStore(StorageSettings settings, string temporaryFolder)
    {
        (_settings, _temporary) = (settings, temporaryFolder);
        _patience = TimeSpan.FromSeconds(settings.TimeoutSeconds);
        _client = new AmazonS3Client(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), new AmazonS3Config
        {
            ServiceURL = settings.Endpoint,
            AuthenticationRegion = settings.Region,
            ForcePathStyle = true,
            MaxErrorRetry = 2,

            // Ours are the time limits: see PatientAsync.
            Timeout = TimeSpan.FromHours(1),

            // Not every store understands the newer checksums; we compare every byte ourselves.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
    }

    public void Dispose() => _client.Dispose();

    public async Task<StoredFile> SaveAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        await using var spool = CreateSpool();
        var stored = await IncomingFile.FillAsync(spool, content, maxBytes, cancellationToken);
        var turn = _turns[Convert.FromHexString(stored.Sha256.AsSpan(0, 2))[0]];
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (await VerifyAsync(stored.Sha256, cancellationToken) != StoredState.Sound)
            {
                await PutAsync(stored, spool, cancellationToken);
            }
        }
        finally
        {
            turn.Release();
        }

        return stored;
    }

    public async Task<Stream> OpenReadAsync(string sha256, CancellationToken cancellationToken)
    {
        // Fetched whole before the first byte is handed on: a connection that breaks then never makes half a download.
        var spool = CreateSpool();
        try
        {
            await FetchAsync(sha256, bytes => spool.WriteAsync(bytes, cancellationToken), cancellationToken);
            spool.Position = 0;
            return spool;
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
    }

    public async Task<bool> ExistsAsync(string sha256, CancellationToken cancellationToken) =>
        await FindAsync(sha256, cancellationToken) is not null;

    public async Task<StoredState> VerifyAsync(string sha256, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            await FetchAsync(
                sha256,
                bytes =>
                {
                    hash.AppendData(bytes.Span);
                    return ValueTask.CompletedTask;
                },
                cancellationToken);
        }
        catch (FileNotFoundException)
        {
            return StoredState.Missing;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()) == sha256 ? StoredState.Sound : StoredState.Changed;
    }

    public async Task<bool> DiscardAsync(string sha256, CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(sha256, cancellationToken))
        {
            return false;
        }

        await PatientAsync(_patience, limit => _client.DeleteObjectAsync(_settings.Bucket, KeyOf(sha256), limit), cancellationToken);
        return true;
    }

    public async Task<StoredEntry?> FindAsync(string sha256, CancellationToken cancellationToken)
    {
        var key = KeyOf(sha256);
        try
        {
            var found = await PatientAsync(
                _patience, limit => _client.GetObjectMetadataAsync(_settings.Bucket, key, limit), cancellationToken);
            return new StoredEntry(sha256, found.ContentLength, At(found.LastModified));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public async IAsyncEnumerable<StoredEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = _settings.Bucket, Prefix = Prefix };
        ListObjectsV2Response page;
        do
        {
            page = await PatientAsync(_patience, limit => _client.ListObjectsV2Async(request, limit), cancellationToken);
            foreach (var entry in (page.S3Objects ?? []).Where(o => StoredFile.IsName(o.Key[Prefix.Length..])))
            {
                yield return new StoredEntry(entry.Key[Prefix.Length..], entry.Size ?? 0, At(entry.LastModified));
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }

    public int SweepIncoming(DateTimeOffset before) => AbandonedFiles.Sweep(_temporary, SpoolPattern, before);

    /// <summary>Asks the store for nothing much.</summary>
    /// <exception cref="IOException">It cannot be used; the message names the setting to look at.</exception>
    public Task ProbeAsync(CancellationToken cancellationToken) => PatientAsync(
        _patience,
        limit => _client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _settings.Bucket, Prefix = Prefix, MaxKeys = 1 }, limit),
        cancellationToken);

    private async Task PutAsync(StoredFile stored, FileStream spool, CancellationToken cancellationToken)
    {
        spool.Position = 0;
        var request = new PutObjectRequest
        {
            BucketName = _settings.Bucket,
            Key = KeyOf(stored.Sha256),
            InputStream = spool,
            AutoCloseStream = false,
            ContentType = "application/octet-stream",

            // Stores that do not know this way of sending keep the packaging as if it were the file.
            UseChunkEncoding = false,
        };
        var limit = _patience + TimeSpan.FromSeconds(stored.Length / SlowestBytesASecond);
        await PatientAsync(limit, token => _client.PutObjectAsync(request, token), cancellationToken);

        if (await VerifyAsync(stored.Sha256, cancellationToken) != StoredState.Sound && !await ShowsLaterAsync(stored.Sha256, cancellationToken))
        {
            throw new EvidenceStoreException($"The object store at {_settings.Endpoint} did not keep what it was given.", null);
        }
    }

    /// <summary>Some stores show a moment later what they have taken.</summary>
    private async Task<bool> ShowsLaterAsync(string sha256, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        return await VerifyAsync(sha256, cancellationToken) == StoredState.Sound;
    }

    /// <summary>Hands on all bytes of one object, or throws.</summary>
    private async Task FetchAsync(string sha256, Func<ReadOnlyMemory<byte>, ValueTask> take, CancellationToken cancellationToken)
    {
        var key = KeyOf(sha256);
        var response = await PatientAsync(
            _patience, limit => _client.GetObjectAsync(_settings.Bucket, key, limit), cancellationToken);

        // Without the client's own comparison with the ETag, which is no checksum in every store: our SHA-256 decides. Only the
        // innermost stream is closed, because the client compares when the one around it is closed, half read or not.
        await using var content = (response.ResponseStream as WrapperStream)?.GetNonWrapperBaseStream() ?? response.ResponseStream;
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            var length = 0L;
            int read;
            while ((read = await PatientAsync(
                _patience, limit => content.ReadAsync(buffer.AsMemory(), limit).AsTask(), cancellationToken)) > 0)
            {
                length += read;
                await take(buffer.AsMemory(0, read));
            }

            if (length != response.ContentLength)
            {
                throw new EvidenceStoreException($"The object store at {_settings.Endpoint} stopped in the middle of a file.", null);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private async Task<T> PatientAsync<T>(TimeSpan patience, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            return await ask(limit.Token);
        }
        catch (AmazonS3Exception exception) when (S3Failure.IsMissingKey(exception))
        {
            throw new FileNotFoundException("The store holds no such file.", exception);
        }
        catch (Exception exception) when (S3Failure.IsFailure(exception, cancellationToken))
        {
            throw S3Failure.Of(exception, _settings);
        }
    }

    private FileStream CreateSpool() =>
        IncomingFile.Create(Path.Combine(_temporary, $"evidence-{Guid.CreateVersion7():N}.part"), FileOptions.DeleteOnClose);

    private static string KeyOf(string sha256) => Prefix + StoredFile.Name(sha256);

    private static DateTimeOffset At(DateTime? modified) => modified is { } at ? new DateTimeOffset(at.ToUniversalTime()) : DateTimeOffset.MaxValue;
}
