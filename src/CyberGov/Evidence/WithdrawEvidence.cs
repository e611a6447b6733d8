using CyberGov.Identity;

namespace CyberGov.Evidence;

/// <summary>Takes an item that was logged by mistake, or a draft nobody wants, out of account. It stays readable, with the reason.</summary>
public sealed class WithdrawEvidence(EvidenceChange evidence, TimeProvider time)
{
    public const int MaxReasonLength = 2000;

    public Task ExecuteAsync(string code, string reason, Viewer viewer, CancellationToken cancellationToken) => evidence.RunAsync(
        code,
        EvidenceAction.Withdraw,
        viewer,
        item =>
        {
            item.Withdraw(reason.Trim(), viewer.PersonId, time.GetUtcNow());
            return Task.CompletedTask;
        },
        cancellationToken);
}
