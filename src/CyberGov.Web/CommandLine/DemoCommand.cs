using System.Diagnostics;
using System.Security.Cryptography;
using CyberGov.Demo;
using CyberGov.Identity;
using CyberGov.Web.Hosting;
using CyberGov.Web.Settings;
using Microsoft.AspNetCore.Identity;

namespace CyberGov.Web.CommandLine;

/// <summary>Puts the made-up council in, or takes it out again.</summary>
internal static class DemoCommand
{
    // Nothing that is mistaken for something else when copied by hand.
    private const string PasswordLetters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int PasswordLength = 20;

    public static async Task<int> ExecuteAsync(string[] args, TextWriter output)
    {
        var options = new Options(args, ["--password"], ["--remove"]);
        if (options.Has("--remove") && options.Value("--password") is not null)
        {
            throw new UsageException("--remove takes no password.");
        }

        await using var app = CyberGovHost.Build([.. options.Settings]);
        await Startup.PrepareAsync(app.Services, CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            return options.Has("--remove")
                ? await RemoveAsync(scope.ServiceProvider, output)
                : await SeedAsync(scope.ServiceProvider, options.Value("--password"), output);
        }
        catch (DemoRefusedException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Commands.Finding;
        }
    }

    private static async Task<int> SeedAsync(IServiceProvider services, string? chosen, TextWriter output)
    {
        var password = chosen ?? RandomNumberGenerator.GetString(PasswordLetters, PasswordLength);
        if (await FaultsInAsync(services.GetRequiredService<UserManager<Person>>(), password) is { Count: > 0 } faults)
        {
            throw new UsageException($"{string.Join(". ", faults)}.");
        }

        var began = Stopwatch.StartNew();
        var seeded = await services.GetRequiredService<SeedDemo>().ExecuteAsync(password, CancellationToken.None);
        await output.WriteLineAsync(
            $"The made-up council is in, after {began.Elapsed.TotalSeconds:0} s: {seeded.People} people, {seeded.Controls} controls, "
            + $"{seeded.EvidenceItems} evidence items, {seeded.Reviews} reviews.");
        await output.WriteLineAsync(
            $"Start the program and sign in at {services.GetRequiredService<CyberGovSettings>().PublicUrl.TrimEnd('/')}/sign-in as one of:");
        foreach (var account in seeded.Accounts)
        {
            await output.WriteLineAsync($"  {account}");
        }

        await output.WriteLineAsync(chosen is null
            ? $"Everyone's password: {password}"
            : "Everyone's password is the one you gave.");
        return Commands.Done;
    }

    private static async Task<List<string>> FaultsInAsync(UserManager<Person> people, string password)
    {
        List<string> faults = [];
        foreach (var validator in people.PasswordValidators)
        {
            var result = await validator.ValidateAsync(people, new Person { Name = string.Empty }, password);
            faults.AddRange(result.Errors.Select(e => e.Description));
        }

        return faults;
    }

    private static async Task<int> RemoveAsync(IServiceProvider services, TextWriter output)
    {
        var files = await services.GetRequiredService<RemoveDemo>().ExecuteAsync(CancellationToken.None);
        await output.WriteLineAsync($"The made-up council is out again, with {files} files. The next start prints the set-up link.");
        return Commands.Done;
    }
}
