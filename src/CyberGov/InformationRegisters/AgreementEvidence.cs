using CyberGov.Calendar;
using CyberGov.Evidence;
using CyberGov.Identity;

namespace CyberGov.InformationRegisters;

/// <summary>An agreement in force is evidence that sharing is agreed in writing, until its next review or its end.</summary>
public sealed class AgreementEvidence(RecordEvidence evidence)
{
    /// <param name="agreement">In force, with its dates.</param>
    /// <param name="accepterId">Who put it into force or reviewed it; null where that was someone who wrote it.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    internal Task LogAsync(SharingAgreement agreement, Guid? accepterId, CancellationToken cancellationToken) => evidence.LogAsync(
        new OwnEvidence(
            SourceOf(agreement), $"{agreement.Code} {agreement.Name}", "That this sharing is agreed in writing and rests on an assessment.",
            $"Signed by: {agreement.Signatories}\nLogged by the program; the agreement itself is behind the link.",
            $"/sharing-agreements/{agreement.Code}")
        {
            Kind = EvidenceKind.Agreement,
            ControlCodes = ControlsShown.ByAgreement,
            AuthorId = agreement.OwnerId,
            AccepterId = accepterId,
            ExpiresOn = agreement.EndsOn < agreement.NextReviewOn ? agreement.EndsOn : agreement.NextReviewOn ?? agreement.EndsOn,
        },
        cancellationToken);

    internal Task EndAsync(SharingAgreement agreement, string why, Guid byId, CancellationToken cancellationToken) =>
        evidence.EndAsync(SourceOf(agreement), $"{agreement.Code} {why}.", byId, cancellationToken);

    private static string SourceOf(SharingAgreement agreement) => $"agreement:{agreement.InformationRecordId}";
}

/// <summary>
/// Reviews of the record of processing are one evidence item a year: it stands for all of them, or the evidence register would be
/// full of lines that say the same. The first review of a year logs it: accepted at once where an officer reviews what someone else
/// owns, otherwise it waits to be accepted as any evidence does. The next year's takes its place.
/// </summary>
public sealed class ProcessingEvidence(RecordEvidence evidence, TimeProvider time)
{
    internal const int MonthsItCounts = 12;

    private const string Source = "ropa";

    internal async Task LogAsync(ProcessingActivity activity, Viewer reviewer, CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        if (await evidence.StandsForAsync(Source, new DateOnly(today.Year, 1, 1), cancellationToken))
        {
            return;
        }

        var isSomeoneElses = reviewer.PersonId != activity.OwnerId && reviewer.KeepsAllInformationRegisters;
        await evidence.LogAsync(
            new OwnEvidence(
                Source, $"Record of processing activities, reviews of {today.Year}",
                "That the record of processing activities is kept and its entries are looked at when they are due.",
                $"Logged by the program with the first review of the year, of {activity.Code}. The register behind the link says of each entry "
                + "when it was last looked at and when it is due.",
                "/ropa")
            {
                Kind = EvidenceKind.Log,
                ControlCodes = ControlsShown.ByProcessingReview,
                AuthorId = isSomeoneElses ? activity.OwnerId : reviewer.PersonId,
                AccepterId = isSomeoneElses ? reviewer.PersonId : null,
                ExpiresOn = today.AddMonths(MonthsItCounts),
            },
            cancellationToken);
    }
}
