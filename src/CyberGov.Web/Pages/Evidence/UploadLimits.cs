namespace CyberGov.Web.Pages.Evidence;

/// <summary>How much one request may carry; one file's own limit is in <c>UploadInspection</c>.</summary>
internal static class UploadLimits
{
    public const long RequestBytes = 200L * 1024 * 1024;
    public const string RequestSize = "200 MB";
}
