using CyberGov.Calendar;
using CyberGov.Identity;
using CyberGov.InformationRegisters;
using CyberGov.Pias;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.InformationRegisters;

/// <summary>One processing activity, one agreement and one assessment that belong to the same person.</summary>
internal sealed record SampleRecords(string ProcessingCode, string AgreementCode, string PiaCode)
{
    public static async Task<SampleRecords> AddAsync(TestApp app, Guid ownerId, CancellationToken cancellationToken)
    {
        var viewer = new Viewer(ownerId, new HashSet<CouncilRole> { CouncilRole.ControlOwner });
        var areaId = await app.WithDbAsync(db => db.ServiceAreas.Select(s => s.ServiceAreaId).FirstAsync(cancellationToken));
        var words = Words("Council tax", areaId, ownerId, app.Clock.TodayInUk());
        var assetOwner = await app.Council.AddPersonAsync(cancellationToken, CouncilRole.ControlOwner);
        return new SampleRecords(
            await app.WithAsync<SaveRecord, string>(s => s.AddAsync(RegisterKind.Processing, words, viewer, cancellationToken)),
            await app.WithAsync<SaveRecord, string>(s => s.AddAsync(RegisterKind.SharingAgreement, words, viewer, cancellationToken)),
            await app.WithAsync<StartPia, string>(s => s.ExecuteAsync(
                new NewPia("Cameras", areaId, ownerId, assetOwner.Id, null, null, IsLawEnforcement: false), viewer, cancellationToken)));
    }

    /// <summary>Everything a record of any register may be asked for.</summary>
    public static RecordWords Words(string name, Guid areaId, Guid ownerId, DateOnly today) => new()
    {
        Name = name,
        ServiceAreaId = areaId,
        OwnerId = ownerId,
        StartsOn = today,
        EndsOn = today.AddYears(2),
        NextReviewOn = today.AddYears(1),
        Texts = RecordShape.All.SelectMany(s => s.Fields)
            .DistinctBy(f => f.Id)
            .ToDictionary(f => f.Id, f => f.Choices.Count > 0 ? f.Choices[0] : $"{f.Label} of {name}", StringComparer.Ordinal),
    };
}
