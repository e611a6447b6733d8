using System.Security.Claims;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Web.Settings;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CyberGov.Web.Security;

public static class SignInServices
{
    /// <summary>Accounts and passwords: what commands need as well as pages.</summary>
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<SetupToken>();
        services.AddDataProtection();
        services.AddIdentityCore<Person>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = string.Empty;
                options.Password = new PasswordOptions
                {
                    RequiredLength = 12,
                    RequiredUniqueChars = 5,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
                options.Lockout.MaxFailedAccessAttempts = 10;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddEntityFrameworkStores<CyberGovDbContext>()
            .AddErrorDescriber<PlainIdentityErrors>()
            .AddUserValidator<PersonValidator>()
            .AddDefaultTokenProviders();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 220_000);
        services.Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = TimeSpan.FromHours(24));
    }

    public static void AddSignIn(this IServiceCollection services, CyberGovSettings settings)
    {
        var isHttps = settings.PublicUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

        services.AddScoped<SignInManager<Person>>();
        services.AddHttpContextAccessor();
        services.AddScoped<IUserClaimsPrincipalFactory<Person>, PersonClaims>();
        services.AddScoped<ISecurityStampValidator, SecurityStampValidator<Person>>();
        services.AddScoped<IUserConfirmation<Person>, DefaultUserConfirmation<Person>>();
        services.AddOptions<SecurityStampValidatorOptions>().Configure<TimeProvider>((options, time) =>
        {
            (options.ValidationInterval, options.TimeProvider) = (TimeSpan.FromMinutes(1), time);
            options.OnRefreshingPrincipal = PersonClaims.KeepSignedInAtAsync;
        });

        // The stamp check signs out of the second scheme too, which therefore must be there.
        var schemes = services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.TwoFactorRememberMeScheme);
        schemes.AddCookie(IdentityConstants.ApplicationScheme, options =>
        {
            options.Cookie.Name = isHttps ? "__Host-CyberGov" : "CyberGov";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.LoginPath = "/sign-in";
            options.ReturnUrlParameter = "returnUrl";
            options.SlidingExpiration = true;
            options.ExpireTimeSpan = SessionLimits.Idle;
            options.Events.OnValidatePrincipal = ValidateAsync;

            // Someone who fills in a long form gets the whole half hour again with each request of its page.
            options.Events.OnCheckSlidingExpiration = context =>
            {
                context.ShouldRenew |= context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<KeepsTypedTextAttribute>() is not null;
                return Task.CompletedTask;
            };

            // What someone may not see does not exist for them.
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
        });
        services.AddAuthorization(options => options.AddPolicies());
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = isHttps ? "__Host-CyberGov-Form" : "CyberGov-Form";
            options.Cookie.SecurePolicy = isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var time = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>();
        if (SessionLimits.BeganAt(context.Principal) is not { } began || time.GetUtcNow() - began > SessionLimits.Absolute)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    /// <summary>Sentences instead of Identity's own wording.</summary>
    private sealed class PlainIdentityErrors : IdentityErrorDescriber
    {
        public override IdentityError PasswordTooShort(int length) =>
            new() { Code = nameof(PasswordTooShort), Description = $"Password must be {length} characters or more" };

        public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
            new() { Code = nameof(PasswordRequiresUniqueChars), Description = $"Password must use at least {uniqueChars} different characters" };

        public override IdentityError DuplicateEmail(string email) =>
            new() { Code = nameof(DuplicateEmail), Description = "Someone with this e-mail address is already here" };

        public override IdentityError DuplicateUserName(string userName) => DuplicateEmail(userName);

        public override IdentityError InvalidEmail(string? email) =>
            new() { Code = nameof(InvalidEmail), Description = "Enter an e-mail address in the correct format, like name@example.gov.uk" };

        public override IdentityError InvalidToken() =>
            new() { Code = nameof(InvalidToken), Description = "This link has been used or has run out. Ask for a new one" };
    }
}

/// <summary>Puts the person's name, roles and time of sign-in into the cookie; renewed as the security stamp is checked.</summary>
internal sealed class PersonClaims(
    UserManager<Person> people, IOptions<IdentityOptions> options, CyberGovDbContext db, TimeProvider time)
    : UserClaimsPrincipalFactory<Person>(people, options)
{
    public const string SignedInAtClaim = "signed-in-at";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(SignedInPerson.NameClaim, user.Name));
        identity.AddClaim(new Claim(
            SignedInAtClaim, time.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)));

        if (user.MaySignIn(time.TodayInUk()))
        {
            var roles = await db.PersonRoles.Where(r => r.PersonId == user.Id).Select(r => r.Role).ToListAsync();
            identity.AddClaims(roles.Select(r => new Claim(ClaimTypes.Role, r.ToString())));
        }

        return identity;
    }

    /// <summary>A session whose claims are renewed keeps the time at which it began.</summary>
    public static Task KeepSignedInAtAsync(SecurityStampRefreshingPrincipalContext context)
    {
        var renewed = context.NewPrincipal!.Identities.First();
        renewed.RemoveClaim(renewed.FindFirst(SignedInAtClaim));
        renewed.AddClaim(context.CurrentPrincipal!.FindFirst(SignedInAtClaim)!.Clone());
        return Task.CompletedTask;
    }
}
