using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Workflow;

/// <summary>A part in which a step is taken, and who could take it in that part now; nobody where those who have it wrote the version.</summary>
public sealed record PiaTaker(PiaActor Actor, IReadOnlyList<string> Names);

/// <summary>A step that is closed to someone, why, and who may take it instead.</summary>
public sealed record PiaClosedStep(PiaAction Action, PiaRefusal Refusal, IReadOnlyList<PiaTaker> Takers);

/// <summary>Says why a step is closed to a person, with the names of those it is open to.</summary>
public sealed class PiaTakers(CyberGovDbContext db, TimeProvider time)
{
    /// <summary>More names help nobody.</summary>
    private const int MostNames = 5;

    /// <summary>The steps of the present state in which this person has a part, and which are closed to them all the same.</summary>
    public async Task<IReadOnlyList<PiaClosedStep>> ClosedToAsync(
        Pia pia, PiaStanding standing, Viewer viewer, CancellationToken cancellationToken)
    {
        List<PiaClosedStep> closed = [];
        foreach (var action in PiaWorkflow.Transitions.Where(t => t.From == standing.State).Select(t => t.Action))
        {
            if (WhyClosed(action, standing, viewer) is PiaRefusal.OwnWork)
            {
                closed.Add(await OfAsync(action, PiaRefusal.OwnWork, pia, standing, cancellationToken));
            }
        }

        return closed;
    }

    /// <param name="action">The step.</param>
    /// <param name="refusal">Why it is closed.</param>
    /// <param name="pia">With the people who are named in it.</param>
    /// <param name="standing">As the rules see it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<PiaClosedStep> OfAsync(
        PiaAction action, PiaRefusal refusal, Pia pia, PiaStanding standing, CancellationToken cancellationToken)
    {
        var actors = PiaRules.MayLead(action, standing) ? PiaRules.Allowed(action, standing) : [PiaRules.WhoApproves(standing)];
        List<PiaTaker> takers = [];
        foreach (var actor in actors.Where(a => a != PiaActor.System))
        {
            takers.Add(new PiaTaker(actor, await NamesAsync(actor, PiaRules.IsDecision(action), pia, standing, cancellationToken)));
        }

        return new PiaClosedStep(action, refusal, takers);
    }

    /// <summary>Why the step is closed to this person; null when it is open, or only something is missing.</summary>
    public static PiaRefusal? WhyClosed(PiaAction action, PiaStanding standing, Viewer viewer) =>
        PiaRules.Closed(action, standing, viewer)?.Refusal switch
        {
            null => PiaRules.MayLead(action, standing) ? null : PiaRefusal.AnotherApprover,
            PiaRefusal.Incomplete => null,
            var refusal => refusal,
        };

    private Task<List<string>> NamesAsync(
        PiaActor actor, bool isDecision, Pia pia, PiaStanding standing, CancellationToken cancellationToken)
    {
        Guid?[] barred = isDecision ? [.. standing.ContributorIds] : [];
        CouncilRole? role = actor switch
        {
            PiaActor.InformationGovernanceOfficer => CouncilRole.InformationGovernanceOfficer,
            PiaActor.DataProtectionOfficer => CouncilRole.DataProtectionOfficer,
            PiaActor.SeniorInformationRiskOwner => CouncilRole.SeniorInformationRiskOwner,
            _ => null,
        };
        var named = actor switch
        {
            PiaActor.ProjectLead => pia.ProjectLeadId,
            PiaActor.InformationAssetOwner => pia.InformationAssetOwnerId,
            _ => pia.HeadOfServiceId,
        };
        var people = role is { } held
            ? db.PiaPeople(time.TodayInUk()).Where(p => p.Roles.Any(r => r.Role == held))
            : db.People.Where(p => p.Id == named);
        return people.Where(p => !barred.Contains(p.Id)).OrderBy(p => p.Name).Take(MostNames).Select(p => p.Name).ToListAsync(cancellationToken);
    }
}
