using CyberGov.Identity;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Hosting;
using Microsoft.AspNetCore.Identity;

namespace CyberGov.Web.CommandLine;

/// <summary>Makes an account or sets a password from the shell, for when nobody can sign in. The password comes on standard input.</summary>
internal static class UserCommand
{
    private static readonly string[] Needed = ["--email", "--name", "--role"];

    public static async Task<int> AddAsync(string[] args)
    {
        var options = new Options(args, ["--email", "--name", "--role", "--access-ends"], ["--password-stdin"]);
        string[] missing = [.. Needed.Where(o => options.Value(o) is null)];
        if (missing.Length > 0)
        {
            throw new UsageException($"Missing: {string.Join(", ", missing)}. Roles are: {string.Join(", ", Enum.GetNames<CouncilRole>())}.");
        }

        var roles = options.Values("--role").Select(Role).ToList();
        var accessEndsOn = AccessEndsOn(options.Value("--access-ends"));
        if (roles.Contains(CouncilRole.Auditor) && accessEndsOn is null)
        {
            throw new UsageException("An auditor's access is for a time: give its last day with --access-ends, such as 2027-05-17.");
        }

        var person = new Person
        {
            Name = options.Required("--name").Trim(),
            Email = options.Required("--email").Trim(),
            UserName = options.Required("--email").Trim(),
            AccessEndsOn = accessEndsOn,
        };
        person.Roles.AddRange(roles.Distinct().Select(r => new PersonRole { PersonId = person.Id, Role = r }));

        return await WithPeopleAsync(options, async people => options.Has("--password-stdin")
            ? await people.CreateAsync(person, ReadPassword())
            : await people.CreateAsync(person));
    }

    public static async Task<int> ResetAsync(string[] args)
    {
        var options = new Options(args, ["--email"], ["--password-stdin"]);
        return await WithPeopleAsync(options, async people =>
        {
            var person = await people.FindByEmailAsync(options.Required("--email"))
                ?? throw new UsageException("Nobody has that e-mail address.");
            await people.SetLockoutEndDateAsync(person, null);
            return await people.ResetPasswordAsync(person, await people.GeneratePasswordResetTokenAsync(person), ReadPassword());
        });
    }

    private static async Task<int> WithPeopleAsync(Options options, Func<UserManager<Person>, Task<IdentityResult>> act)
    {
        await using var app = CyberGovHost.Build([.. options.Settings]);
        await Startup.PrepareAsync(app.Services, CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        var result = await act(scope.ServiceProvider.GetRequiredService<UserManager<Person>>());
        if (result.Succeeded)
        {
            Console.WriteLine("Done.");
            return Commands.Done;
        }

        foreach (var error in result.Errors.DistinctBy(e => e.Description, StringComparer.Ordinal))
        {
            await Console.Error.WriteLineAsync(error.Description);
        }

        return Commands.Finding;
    }

    private static DateOnly? AccessEndsOn(string? text) =>
        text is null ? null
        : UkDate.TryRead(text, out var date) ? date
        : throw new UsageException($"{text} is not a date: write it as 2027-05-17.");

    private static CouncilRole Role(string name) =>
        Enum.TryParse<CouncilRole>(name, ignoreCase: true, out var role) && Enum.IsDefined(role)
            ? role
            : throw new UsageException($"{name} is not a role. Roles are: {string.Join(", ", Enum.GetNames<CouncilRole>())}.");

    private static string ReadPassword() =>
        Console.In.ReadLine() is { Length: > 0 } password
            ? password
            : throw new UsageException("Give the password on standard input.");
}
