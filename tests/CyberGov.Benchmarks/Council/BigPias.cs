using System.Globalization;
using CyberGov.Data;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Content;
using CyberGov.Pias.Form;
using CyberGov.Pias.Risks;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Benchmarks.Council;

/// <summary>
/// Very many assessments over the years, each with 70 answers, five flows, four risks with two measures and the decisions that brought
/// it where it stands. Nothing goes through the change history, which the register does not read.
/// </summary>
internal static class BigPias
{
    public const string RareSearch = "tracker+depot";
    public const string CommonSearch = "review";

    private const int Batch = 500;
    private const int AnswersEach = 70;

    private static readonly string[] Things =
        ["cameras", "survey", "case system", "newsletter", "tracker", "payments", "records review", "bookings", "permit review", "library cards"];

    private static readonly string[] Places = ["car parks", "schools", "depot", "libraries", "the town hall", "parks", "care homes"];

    private static readonly PiaAction[] Way =
    [
        PiaAction.SubmitScreening, PiaAction.DpiaNeeded, PiaAction.SubmitDescription, PiaAction.FinishConsultation,
        PiaAction.SubmitRisks, PiaAction.Advise, PiaAction.ApproveLow, PiaAction.ConfirmMeasures,
    ];

    public static async Task FillAsync(
        CyberGovDbContext db, BigStaff staff, PastIds ids, DateTimeOffset start, DateTimeOffset end, int pias, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous = OFF;", cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await BigCouncil.SettleAsync(db, staff, start, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var step = (end - start) / (pias + 1);
        foreach (var numbers in Enumerable.Range(1, pias).Chunk(Batch))
        {
            var made = numbers.Select(n => new Made(Head(staff, ids, n, start + (step * n)), n)).ToList();
            db.InsertAll(made.Select(m => m.Pia));
            db.InsertAll(made.SelectMany(m => m.Answers(ids)));
            db.InsertAll(made.SelectMany(m => m.Flows(ids)));
            db.InsertAll(made.SelectMany(m => m.Risks));
            db.InsertAll(made.SelectMany(m => m.Risks).SelectMany(r => r.Measures));
            db.InsertAll(made.SelectMany(m => m.Decisions(ids, staff)));
            db.InsertAll(made.Select(m => m.Snapshot).OfType<PiaSnapshot>());
        }

        await transaction.CommitAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync("ANALYZE;", cancellationToken);
    }

    private static Pia Head(BigStaff staff, PastIds ids, int number, DateTimeOffset startedAt)
    {
        var pia = new Pia
        {
            PiaId = ids.At(startedAt),
            Code = string.Create(CultureInfo.InvariantCulture, $"PIA-{startedAt.Year}-{number:00000}"),
            Number = (startedAt.Year * 1_000_000L) + number,
            Title = $"{Things[number % Things.Length]} for {Places[number * 3 % Places.Length]}, phase {number % 40}",
            ServiceAreaId = staff.AreaOf(number).ServiceAreaId,
            ProjectLeadId = staff.OwnerOf(number).Id,
            InformationAssetOwnerId = staff.DeputyOf(number).Id,
            HeadOfServiceId = staff.DeputyOf(number + 1).Id,
            IsLawEnforcement = number % 25 == 0,
            StartedById = staff.OwnerOf(number).Id,
            StartedAt = startedAt,
        };
        pia.Begin(startedAt);

        // Most are live; the rest stand anywhere on the way.
        foreach (var (day, action) in Way.Take(number % 4 == 0 ? number / 4 % Way.Length : Way.Length).Index())
        {
            var move = new PiaMove(action)
            {
                DpoReviewerId = action == PiaAction.SubmitRisks ? staff.Officer.Id : null,
                NextReviewOn = action == PiaAction.ApproveLow ? DateOnly.FromDateTime(startedAt.UtcDateTime).AddYears(1 + (number % 4)) : null,
            };
            pia.Take(PiaWorkflow.Find(pia.State, action)!, move, startedAt.AddDays(day * 5));
        }

        (pia.InitialLevel, pia.ResidualLevel) = ((RiskLevel)(number % 3), number % 3 == 2 ? RiskLevel.Medium : RiskLevel.Low);
        return pia;
    }

    private sealed class Made
    {
        private readonly int _number;
        private readonly string _hash;

        public Made(Pia pia, int number)
        {
            (Pia, _number) = (pia, number);
            Risks = [.. Enumerable.Range(1, 4).Select(Risk)];
            var document = new PiaDocument(Content(), new PiaSurroundings
            {
                People = [],
                ServiceArea = "",
                Controls = [],
                Questions = [],
                Options = [],
            });
            _hash = document.ContentHash;
            if (pia.State is PiaState.Approved or PiaState.Live)
            {
                Snapshot = new PiaSnapshot
                {
                    PiaId = pia.PiaId,
                    ContentHash = _hash,
                    VersionNumber = 1,
                    Content = PiaContentJson.Write(document.Content),
                    Surroundings = PiaContentJson.Write(document.Surroundings),
                    TakenAt = pia.StateSince,
                };
            }
        }

        public Pia Pia { get; }

        public IReadOnlyList<PiaRisk> Risks { get; }

        public PiaSnapshot? Snapshot { get; }

        public IEnumerable<PiaAnswer> Answers(PastIds ids) => Fields().Select(f =>
        {
            var answer = new PiaAnswer { PiaAnswerId = ids.At(Pia.StartedAt), PiaId = Pia.PiaId, VersionNumber = 1, Field = f.Key };
            answer.Write(f.Value, Pia.ProjectLeadId, Pia.StartedAt);
            return answer;
        });

        public IEnumerable<PiaDataFlow> Flows(PastIds ids) => Enumerable.Range(1, 5).Select(n => new PiaDataFlow
        {
            PiaDataFlowId = ids.At(Pia.StartedAt),
            PiaId = Pia.PiaId,
            VersionNumber = 1,
            Position = n,
            Source = "Residents",
            Recipient = "The service",
            Data = "Names and addresses",
            Route = "Web form",
            Protection = "Encrypted on the way",
            Country = "United Kingdom",
        });

        public IEnumerable<PiaDecision> Decisions(PastIds ids, BigStaff staff)
        {
            var to = PiaState.DraftScreening;
            foreach (var (day, action) in Way.Index())
            {
                if (to == Pia.State)
                {
                    yield break;
                }

                var transition = PiaWorkflow.Find(to, action)!;
                to = transition.To;
                yield return new PiaDecision
                {
                    PiaDecisionId = ids.At(Pia.StartedAt),
                    PiaId = Pia.PiaId,
                    VersionNumber = 1,
                    Action = action,
                    ToState = to,
                    TakenById = staff.DeputyOf(_number).Id,
                    TakenByName = staff.DeputyOf(_number).Name,
                    ActingAs = transition.Actors[0],
                    TakenAt = Pia.StartedAt.AddDays(day * 5),
                    ContentHash = _hash,
                };
            }
        }

        private SortedDictionary<string, string> Fields()
        {
            var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
            for (var n = 0; n < AnswersEach; n++)
            {
                fields[string.Create(CultureInfo.InvariantCulture, $"field-{n:00}")] =
                    string.Create(CultureInfo.InvariantCulture, $"Answer {n} of assessment {_number}: the data is kept for seven years and then deleted by the system itself.");
            }

            return fields;
        }

        private PiaRisk Risk(int number)
        {
            var risk = new PiaRisk
            {
                PiaId = Pia.PiaId,
                VersionNumber = 1,
                Number = number,
                SourceAndEffect = "Someone reads what is not theirs, and people lose trust",
                Likelihood = "possible",
                Severity = "significant",
                Level = RiskLevel.Medium,
                ResidualLevel = RiskLevel.Low,
            };
            risk.Measures.AddRange(Enumerable.Range(1, 2).Select(m => new PiaMeasure
            {
                PiaRiskId = risk.PiaRiskId,
                Number = m,
                Description = "Only those who need it may open it",
                Effect = MeasureEffect.Reduced,
                OwnerId = Pia.ProjectLeadId,
            }));
            return risk;
        }

        private PiaContent Content() => new()
        {
            Code = Pia.Code,
            VersionNumber = 1,
            Title = Pia.Title,
            ServiceAreaId = Pia.ServiceAreaId,
            ProjectLeadId = Pia.ProjectLeadId,
            InformationAssetOwnerId = Pia.InformationAssetOwnerId,
            IsLawEnforcement = Pia.IsLawEnforcement,
            Answers = Fields(),
        };
    }
}
