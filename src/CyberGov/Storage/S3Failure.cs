using System.Net;
using Amazon.Runtime;
using Amazon.S3;

namespace CyberGov.Storage;

/// <summary>The object store failed or could not be asked; what was being done is not done.</summary>
public sealed class EvidenceStoreException(string message, Exception? cause) : IOException(message, cause);

/// <summary>Turns what goes wrong between us and an object store into one sentence that names the setting to look at.</summary>
internal static class S3Failure
{
    /// <summary>Whether it is the store's failure; a person who went away, or a full disk of ours, is not.</summary>
    public static bool IsFailure(Exception exception, CancellationToken asked) => exception switch
    {
        OperationCanceledException => !asked.IsCancellationRequested,
        AmazonServiceException or AmazonClientException or HttpRequestException or TimeoutException => true,
        HttpIOException => true,
        _ => false,
    };

    public static bool IsMissingKey(AmazonS3Exception exception) =>
        exception.StatusCode == HttpStatusCode.NotFound && exception.ErrorCode != "NoSuchBucket";

    public static EvidenceStoreException Of(Exception exception, StorageSettings settings) => new(Sentence(exception, settings), exception);

    private static string Sentence(Exception exception, StorageSettings settings) => exception switch
    {
        AmazonS3Exception { ErrorCode: "NoSuchBucket" } =>
            $"CyberGov:Storage:Bucket names {settings.Bucket}, which {settings.Endpoint} does not have: create it or correct the name.",
        AmazonS3Exception { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } refused =>
            $"{settings.Endpoint} does not accept CyberGov:Storage:AccessKey and SecretKey for {settings.Bucket} ({refused.ErrorCode}): correct them or the key's permissions.",
        OperationCanceledException or TimeoutException =>
            $"The object store at CyberGov:Storage:Endpoint {settings.Endpoint} did not answer in time.",
        AmazonServiceException { StatusCode: >= HttpStatusCode.BadRequest } answered =>
            $"The object store at CyberGov:Storage:Endpoint {settings.Endpoint} answered with an error ({(int)answered.StatusCode} {answered.ErrorCode}).",
        _ => $"The object store at CyberGov:Storage:Endpoint {settings.Endpoint} cannot be reached.",
    };
}
