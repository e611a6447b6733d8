using CyberGov.Calendar;
using CyberGov.InformationRegisters;
using CyberGov.People;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.InformationRegisters;

/// <summary>Gathers what the form of a record offers, and says in words where two people wrote the same.</summary>
public sealed class RecordFormDesk(RecordOwnersQuery choices, PeopleQueries people, TimeProvider time)
{
    /// <param name="shape">Of the register.</param>
    /// <param name="form">As it stands.</param>
    /// <param name="standing">Its owner and service stay on offer though they could not be chosen today.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<RecordFields> OfferAsync(
        RecordShape shape, RecordForm form, InformationRecord? standing, CancellationToken cancellationToken)
    {
        foreach (var field in shape.Fields)
        {
            form.Texts.TryAdd(field.Id, "");
        }

        List<SelectListItem> services =
            [.. (await people.ServiceAreasAsync(cancellationToken)).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        List<SelectListItem> owners =
            [.. (await choices.ExecuteAsync(time.TodayInUk(), cancellationToken)).Select(p => new SelectListItem(p.Name, p.PersonId.ToString()))];
        if (standing is not null)
        {
            AddMissing(services, standing.ServiceArea!.Name, standing.ServiceAreaId);
            AddMissing(owners, standing.Owner!.Name, standing.OwnerId);
        }

        return new RecordFields(shape, form, services, owners);
    }

    public static IReadOnlyList<ClashLine> LinesOf(RecordClash clash, RecordFields fields)
    {
        var (standing, sent) = (clash.Standing, fields.Form.ToWords(fields.Shape));
        List<ClashLine> lines =
        [
            new(fields.Shape.NameLabel, standing.Name, sent.Name),
            new("Service area", Name(fields.Services, standing.ServiceAreaId), Name(fields.Services, sent.ServiceAreaId)),
            new(fields.Shape.OwnerLabel, Name(fields.People, standing.OwnerId), Name(fields.People, sent.OwnerId)),
            new(fields.Shape.StartLabel ?? "", Day(standing.StartsOn), Day(sent.StartsOn)),
            new(fields.Shape.EndLabel ?? "", Day(standing.EndsOn), Day(sent.EndsOn)),
            new(fields.Shape.ReviewLabel ?? "", Day(standing.NextReviewOn), Day(sent.NextReviewOn)),
            .. fields.Shape.Fields.Select(f => new ClashLine(f.Label, standing.Texts[f.Id], sent.Texts[f.Id].ReplaceLineEndings("\n").Trim())),
        ];

        return [.. lines.Where(l => l.Standing != l.Sent)];
    }

    private static void AddMissing(List<SelectListItem> items, string name, Guid id)
    {
        if (!items.Exists(i => i.Value == id.ToString()))
        {
            items.Add(new SelectListItem(name, id.ToString()));
        }
    }

    private static string Name(IEnumerable<SelectListItem> items, Guid id) => items.FirstOrDefault(i => i.Value == id.ToString())?.Text ?? "";

    private static string Day(DateOnly? date) => date?.InWords() ?? "";
}
