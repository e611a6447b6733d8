using System.Globalization;
using CyberGov.Data;
using CyberGov.Mail;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reminders;

/// <summary>How the council shows itself in mails.</summary>
/// <param name="Colour">Behind its name, such as #00584d.</param>
/// <param name="MailAddress">Where its mails come from.</param>
public sealed record CouncilLook(string Name, string Colour, string MailAddress)
{
    /// <summary>WCAG 2.2 asks for this much between words and what is behind them.</summary>
    public const double LeastContrast = 4.5;

    public static async Task<CouncilLook?> LoadAsync(CyberGovDbContext db, MailSettings settings, CancellationToken cancellationToken)
    {
        var council = await db.Organisations.AsNoTracking().Select(o => new { o.Name, o.Colour }).SingleOrDefaultAsync(cancellationToken);

        return council is null ? null : new CouncilLook(council.Name, council.Colour ?? EmailBody.PlainColour, settings.FromAddress.Address);
    }

    /// <summary>How far white words stand out from this colour, from 1 to 21; null when it is no colour such as #00584d.</summary>
    public static double? ContrastWithWhite(string colour)
    {
        if (colour.Length != 7 || colour[0] != '#'
            || !int.TryParse(colour.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb))
        {
            return null;
        }

        var luminance = (0.2126 * Linear(rgb >> 16)) + (0.7152 * Linear((rgb >> 8) & 0xFF)) + (0.0722 * Linear(rgb & 0xFF));
        return 1.05 / (luminance + 0.05);
    }

    private static double Linear(int channel)
    {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
