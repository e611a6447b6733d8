using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.Controls;

internal sealed class ControlConfiguration : IEntityTypeConfiguration<Control>
{
    public void Configure(EntityTypeBuilder<Control> builder)
    {
        builder.Property(c => c.Code).HasMaxLength(40);
        builder.Property(c => c.NotApplicableReason).HasMaxLength(2000);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => c.Code).IsUnique();
        builder.HasIndex(c => c.NextReviewDueOn);
        builder.HasOne(c => c.CommonControl).WithOne().HasForeignKey<Control>(c => c.CommonControlId);
        builder.HasOne(c => c.Owner).WithMany().HasForeignKey(c => c.OwnerId);
        builder.HasOne(c => c.Deputy).WithMany().HasForeignKey(c => c.DeputyId);
        builder.HasOne(c => c.ServiceArea).WithMany().HasForeignKey(c => c.ServiceAreaId);
    }
}

internal sealed class MappingOverrideConfiguration : IEntityTypeConfiguration<MappingOverride>
{
    public void Configure(EntityTypeBuilder<MappingOverride> builder)
    {
        builder.Property(o => o.Reason).HasMaxLength(2000);
        builder.HasIndex(o => o.MappingId).IsUnique();
        builder.HasOne(o => o.Mapping).WithMany().HasForeignKey(o => o.MappingId);
    }
}

internal sealed class RequirementDecisionConfiguration : IEntityTypeConfiguration<RequirementDecision>
{
    public void Configure(EntityTypeBuilder<RequirementDecision> builder)
    {
        builder.Property(d => d.Reason).HasMaxLength(2000);
        builder.HasIndex(d => d.RequirementId).IsUnique();
        builder.HasOne(d => d.Requirement).WithMany().HasForeignKey(d => d.RequirementId);
    }
}
