using CyberGov.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CyberGov.Demo;

/// <summary>
/// The same program with a clock that is set by hand: what people did with it in the past is done by the use cases they used, and is
/// on record as of its day.
/// </summary>
public sealed class DemoPast(IServiceCollection services, IServiceProvider present)
{
    internal async Task LiveAsync(DemoStaff staff, DemoCalendar calendar, CancellationToken cancellationToken)
    {
        var clock = new DemoClock();
        IServiceCollection past = new ServiceCollection();
        past.Add(services);
        past.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));

        // What the present keeps in memory is read anew after a save in the past.
        past.Replace(ServiceDescriptor.Singleton(present.GetRequiredService<RecordChanges>()));
        await using var program = past.BuildServiceProvider();
        await using var scope = program.CreateAsyncScope();
        await Make<DemoPias>().MakeAsync(staff, cancellationToken);
        await Make<DemoAgreements>().MakeAsync(staff, cancellationToken);
        await Make<DemoPastMail>().MakeAsync(cancellationToken);

        T Make<T>() => ActivatorUtilities.CreateInstance<T>(scope.ServiceProvider, clock, calendar);
    }
}
