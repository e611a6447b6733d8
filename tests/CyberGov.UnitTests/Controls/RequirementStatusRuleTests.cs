using CyberGov.Catalogue;
using CyberGov.Controls;
using FsCheck;
using FsCheck.Fluent;

namespace CyberGov.UnitTests.Controls;

/// <summary>Whatever controls are mapped to a requirement, in whatever position.</summary>
public sealed class RequirementStatusRuleTests
{
    private static readonly Relationship?[] Relationships = [null, .. Enum.GetValues<Relationship>().Cast<Relationship?>()];

    private static readonly Gen<MappedControl> AnyControl =
        from relationship in Gen.Elements(Relationships)
        from position in Gen.Elements(Enum.GetValues<ControlPosition>())
        select new MappedControl(relationship, position);

    private static readonly Gen<MappedControl[]> AnyControls =
        Gen.Choose(0, 8).SelectMany(count => AnyControl.ArrayOf(count));

    private static readonly Gen<RequirementStatus> AnyStatus = Gen.Elements(Enum.GetValues<RequirementStatus>());

    [Fact]
    public void The_order_of_the_controls_does_not_matter() => Check(
        AnyControls.SelectMany(c => Gen.Shuffle(c).Select(s => (c, s))),
        t => Decide(t.c) == Decide(t.s));

    [Fact]
    public void A_supporting_control_never_changes_anything() => Check(
        from controls in AnyControls from position in Gen.Elements(Enum.GetValues<ControlPosition>()) select (controls, position),
        t => Decide(t.controls) == Decide([.. t.controls, new(Relationship.Supports, t.position)]));

    [Fact]
    public void A_control_the_council_took_out_never_changes_anything() => Check(
        from controls in AnyControls from position in Gen.Elements(Enum.GetValues<ControlPosition>()) select (controls, position),
        t => Decide(t.controls) == Decide([.. t.controls, new(null, t.position)]));

    [Fact]
    public void A_satisfying_control_that_is_met_is_enough_whatever_else_there_is() => Check(
        AnyControls,
        controls => Decide([.. controls, new(Relationship.Satisfies, ControlPosition.Met)]) == RequirementStatus.Met);

    [Fact]
    public void Another_satisfying_control_that_applies_never_makes_it_worse() => Check(
        from controls in AnyControls.Where(c => Decide(c) != RequirementStatus.NotApplicable)
        from position in Gen.Elements(Enum.GetValues<ControlPosition>()).Where(p => p != ControlPosition.NotApplicable)
        select (controls, position),
        t => Decide([.. t.controls, new(Relationship.Satisfies, t.position)]) >= Decide(t.controls));

    [Fact]
    public void Of_contributing_controls_alone_the_lowest_that_applies_wins() => Check(
        AnyControls.Select(controls => controls.Where(c => c.Position != ControlPosition.NotApplicable)
            .Select(c => c with { Relationship = Relationship.Contributes }).ToArray()).Where(c => c.Length > 0),
        controls => Decide(controls) == controls.Min(c => c.Position.AsRequirementStatus()));

    [Fact]
    public void A_control_that_does_not_apply_neither_helps_nor_hinders_where_another_applies() => Check(
        from controls in AnyControls.Where(c => Decide(c) is not (RequirementStatus.NotApplicable or RequirementStatus.Unmapped))
        from relationship in Gen.Elements(Relationships)
        select (controls, relationship),
        t => Decide(t.controls) == Decide([.. t.controls, new(t.relationship, ControlPosition.NotApplicable)]));

    [Fact]
    public void Where_no_counting_control_applies_the_requirement_does_not_apply() => Check(
        from controls in AnyControls.Where(c => c.Length > 0)
        from relationship in Gen.Elements(Relationship.Contributes, Relationship.Satisfies)
        select controls.Select(_ => new MappedControl(relationship, ControlPosition.NotApplicable)).ToArray(),
        controls => Decide(controls) == RequirementStatus.NotApplicable);

    [Fact]
    public void Without_a_counting_control_the_requirement_is_unmapped_and_only_then() => Check(
        AnyControls,
        controls => (Decide(controls) == RequirementStatus.Unmapped)
            == controls.All(c => c.Relationship is null or Relationship.Supports));

    [Fact]
    public void The_councils_own_decision_wins_over_every_control() => Check(
        from controls in AnyControls from decided in AnyStatus select (controls, decided),
        t => RequirementStatusRule.Decide(t.controls, t.decided) == t.decided);

    [Theory]
    [InlineData(ControlPosition.NoEvidence)]
    [InlineData(ControlPosition.EvidenceExpired)]
    public void A_control_with_nothing_to_show_for_it_meets_its_requirement_only_in_part(ControlPosition position) =>
        Assert.Equal(RequirementStatus.PartlyMet, Decide([new(Relationship.Satisfies, position)]));

    private static RequirementStatus Decide(MappedControl[] controls) => RequirementStatusRule.Decide(controls, null);

    private static void Check<T>(Gen<T> gen, Func<T, bool> property) =>
        Prop.ForAll(gen.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
