using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Publication;

/// <summary>Says whether published assessments are offered as data for anyone to take away.</summary>
public sealed class ChooseOpenData(CyberGovDbContext db)
{
    public async Task ExecuteAsync(bool offersPias, CancellationToken cancellationToken)
    {
        var choice = await db.OpenDataChoices.SingleOrDefaultAsync(cancellationToken);
        if (choice is null)
        {
            choice = new OpenDataChoice();
            db.OpenDataChoices.Add(choice);
        }

        choice.OffersPias = offersPias;
        await db.SaveChangesAsync(cancellationToken);
    }
}
