using CyberGov.Data;
using CyberGov.Mail;
using CyberGov.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CyberGov.IntegrationTests.Mail;

public sealed class LeaseRenewalTests(SmtpServer server) : IClassFixture<SmtpServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task While_a_delivery_lasts_its_leases_are_renewed_by_themselves(DatabaseProvider provider)
    {
        await using var app = await DeliveryCouncil.StartAsync(server, provider);
        var email = DeliveryCouncil.Email("slow@borsetshire.gov.uk", app.Clock.Now);
        email.Lease(app.Clock.Now, LeaseRenewal.Length);
        var id = await app.QueueAsync(email);
        var (first, renewed) = (app.Clock.Now + LeaseRenewal.Length, app.Clock.Now + TimeSpan.FromMinutes(1) + LeaseRenewal.Length);
        var leases = new LeaseRenewal(
            app.Services.GetRequiredService<IServiceScopeFactory>(), new Hurry(app.Clock), NullLogger<LeaseRenewal>.Instance);
        Assert.Equal(first, (await app.EmailAsync(id)).LeasedUntil);
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        await leases.WhileAsync(UntilRenewedAsync, [id]);

        Assert.Equal(renewed, (await app.EmailAsync(id)).LeasedUntil);

        async Task UntilRenewedAsync()
        {
            for (var look = 0; look < 500 && (await app.EmailAsync(id)).LeasedUntil == first; look++)
            {
                await Task.Delay(10, Token);
            }
        }
    }

    /// <summary>Waits for nothing; what time it is stays the test's to say.</summary>
    private sealed class Hurry(FakeClock clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), period);
    }
}
