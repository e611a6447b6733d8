namespace CyberGov.Jobs;

/// <summary>The person who asked for the work has cancelled it.</summary>
public sealed class JobCancelledException : OperationCanceledException;
