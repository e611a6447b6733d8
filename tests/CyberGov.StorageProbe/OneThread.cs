using System.Collections.Concurrent;

namespace CyberGov.StorageProbe;

/// <summary>Runs asynchronous work on the calling thread, because strace counts the calls of each thread by themselves.</summary>
internal sealed class OneThread : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _work = [];

    public static void Run(Func<Task> work)
    {
        var thread = new OneThread();
        SetSynchronizationContext(thread);
        var running = work();
        _ = running.ContinueWith(_ => thread._work.CompleteAdding(), TaskScheduler.Default);

        foreach (var (callback, state) in thread._work.GetConsumingEnumerable())
        {
            callback(state);
        }

        running.GetAwaiter().GetResult();
    }

    public override void Post(SendOrPostCallback d, object? state) => _work.Add((d, state));
}
