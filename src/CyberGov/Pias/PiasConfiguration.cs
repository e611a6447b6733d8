using CyberGov.Pias.Assessment;
using CyberGov.Pias.Risks;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.Pias;

internal sealed class PiaConfiguration : IEntityTypeConfiguration<Pia>
{
    public void Configure(EntityTypeBuilder<Pia> builder)
    {
        builder.ToTable("Pias");
        builder.Property(p => p.Code).HasMaxLength(20);
        builder.Property(p => p.Title).HasMaxLength(Pia.MaxTitleLength);
        builder.Property(p => p.ReportedChange).HasMaxLength(PiaMove.MaxTextLength);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.Number).IsUnique();
        builder.HasIndex(p => p.Code).IsUnique();
        builder.HasIndex(p => new { p.State, p.Number });
        builder.HasIndex(p => new { p.State, p.ResidualLevel, p.Number });
        builder.HasIndex(p => new { p.WaitsFor, p.StateSinceOn });
        builder.HasIndex(p => new { p.WaitsForId, p.StateSinceOn });
        builder.HasIndex(p => new { p.IsLawEnforcement, p.Number });
        builder.HasIndex(p => new { p.Title, p.Number });
        builder.HasIndex(p => new { p.StateSinceOn, p.Number });
        builder.HasIndex(p => new { p.NextReviewOn, p.Number });
        builder.HasIndex(p => new { p.ServiceAreaId, p.Number });
        builder.HasIndex(p => new { p.ResidualLevel, p.Number });
        builder.HasIndex(p => new { p.CopiedFromId, p.Number });
        builder.HasIndex(p => new { p.IsTemplate, p.Title });

        // With the key, so that whose they are is read from the index alone, however many are one person's.
        builder.HasIndex(p => new { p.ProjectLeadId, p.PiaId });
        builder.HasIndex(p => new { p.InformationAssetOwnerId, p.PiaId });
        builder.HasIndex(p => new { p.HeadOfServiceId, p.PiaId });
        builder.HasIndex(p => new { p.DpoReviewerId, p.PiaId });
        builder.HasOne(p => p.ServiceArea).WithMany().HasForeignKey(p => p.ServiceAreaId);
        builder.HasOne(p => p.ProjectLead).WithMany().HasForeignKey(p => p.ProjectLeadId);
        builder.HasOne(p => p.InformationAssetOwner).WithMany().HasForeignKey(p => p.InformationAssetOwnerId);
        builder.HasOne(p => p.HeadOfService).WithMany().HasForeignKey(p => p.HeadOfServiceId);
        builder.HasOne(p => p.DpoReviewer).WithMany().HasForeignKey(p => p.DpoReviewerId);
    }
}

internal sealed class PiaTeamMemberConfiguration : IEntityTypeConfiguration<PiaTeamMember>
{
    public void Configure(EntityTypeBuilder<PiaTeamMember> builder)
    {
        builder.ToTable("PiaTeamMembers");
        builder.HasKey(m => new { m.PiaId, m.PersonId });
        builder.HasIndex(m => new { m.PersonId, m.PiaId });
        builder.HasOne<Pia>().WithMany().HasForeignKey(m => m.PiaId);
        builder.HasOne(m => m.Person).WithMany().HasForeignKey(m => m.PersonId);
    }
}

internal sealed class PiaAnswerConfiguration : IEntityTypeConfiguration<PiaAnswer>
{
    public void Configure(EntityTypeBuilder<PiaAnswer> builder)
    {
        builder.ToTable("PiaAnswers");
        builder.Property(a => a.Field).HasMaxLength(60);
        builder.Property(a => a.Value).HasMaxLength(PiaAnswer.MaxLength);
        builder.Property(a => a.Revision).IsConcurrencyToken();
        builder.HasIndex(a => new { a.PiaId, a.VersionNumber, a.Field }).IsUnique();
        builder.HasOne<Pia>().WithMany().HasForeignKey(a => a.PiaId);
        builder.HasOne(a => a.ChangedBy).WithMany().HasForeignKey(a => a.ChangedById);
    }
}

internal sealed class PiaAnswerRevisionConfiguration : IEntityTypeConfiguration<PiaAnswerRevision>
{
    public void Configure(EntityTypeBuilder<PiaAnswerRevision> builder)
    {
        builder.ToTable("PiaAnswerRevisions");
        builder.HasKey(r => new { r.PiaAnswerId, r.Revision });
        builder.Property(r => r.Value).HasMaxLength(PiaAnswer.MaxLength);
        builder.HasOne<PiaAnswer>().WithMany().HasForeignKey(r => r.PiaAnswerId);
        builder.HasOne(r => r.WrittenBy).WithMany().HasForeignKey(r => r.WrittenById);
    }
}

internal sealed class PiaDataFlowConfiguration : IEntityTypeConfiguration<PiaDataFlow>
{
    public void Configure(EntityTypeBuilder<PiaDataFlow> builder)
    {
        builder.ToTable("PiaDataFlows");
        builder.Property(f => f.Revision).IsConcurrencyToken();
        builder.HasIndex(f => new { f.PiaId, f.VersionNumber, f.Position });
        builder.HasOne<Pia>().WithMany().HasForeignKey(f => f.PiaId);
    }
}

internal sealed class PiaConsulteeConfiguration : IEntityTypeConfiguration<PiaConsultee>
{
    public void Configure(EntityTypeBuilder<PiaConsultee> builder)
    {
        builder.ToTable("PiaConsultees");
        builder.Property(c => c.Revision).IsConcurrencyToken();
        builder.HasIndex(c => new { c.PiaId, c.VersionNumber, c.Position });
        builder.HasOne<Pia>().WithMany().HasForeignKey(c => c.PiaId);
    }
}

internal sealed class PiaRiskConfiguration : IEntityTypeConfiguration<PiaRisk>
{
    public void Configure(EntityTypeBuilder<PiaRisk> builder)
    {
        builder.ToTable("PiaRisks");
        builder.Property(r => r.Likelihood).HasMaxLength(20);
        builder.Property(r => r.Severity).HasMaxLength(20);
        builder.Property(r => r.ResidualLikelihood).HasMaxLength(20);
        builder.Property(r => r.ResidualSeverity).HasMaxLength(20);
        builder.Property(r => r.Revision).IsConcurrencyToken();
        builder.HasIndex(r => new { r.PiaId, r.VersionNumber, r.Number }).IsUnique();
        builder.HasOne<Pia>().WithMany().HasForeignKey(r => r.PiaId);
        builder.HasOne(r => r.ChangedBy).WithMany().HasForeignKey(r => r.ChangedById);
        builder.HasMany(r => r.Measures).WithOne().HasForeignKey(m => m.PiaRiskId);
    }
}

internal sealed class PiaMeasureConfiguration : IEntityTypeConfiguration<PiaMeasure>
{
    public void Configure(EntityTypeBuilder<PiaMeasure> builder)
    {
        builder.ToTable("PiaMeasures");
        builder.Property(m => m.Revision).IsConcurrencyToken();
        builder.HasIndex(m => new { m.PiaRiskId, m.Number }).IsUnique();
        builder.HasIndex(m => m.ControlId);
        builder.HasIndex(m => new { m.OwnerId, m.DueOn });
        builder.HasOne(m => m.Control).WithMany().HasForeignKey(m => m.ControlId);
        builder.HasOne(m => m.Owner).WithMany().HasForeignKey(m => m.OwnerId);
        builder.HasOne(m => m.ChangedBy).WithMany().HasForeignKey(m => m.ChangedById);
    }
}

internal sealed class PiaDecisionConfiguration : IEntityTypeConfiguration<PiaDecision>
{
    public void Configure(EntityTypeBuilder<PiaDecision> builder)
    {
        builder.ToTable("PiaDecisions");
        builder.Property(d => d.ContentHash).HasMaxLength(64);
        builder.Property(d => d.Reason).HasMaxLength(PiaMove.MaxTextLength);
        builder.Property(d => d.Advice).HasMaxLength(PiaMove.MaxTextLength);
        builder.HasIndex(d => new { d.PiaId, d.TakenAt });
        builder.HasOne(d => d.Pia).WithMany().HasForeignKey(d => d.PiaId);
        builder.HasOne(d => d.TakenBy).WithMany().HasForeignKey(d => d.TakenById);
    }
}

internal sealed class PiaSnapshotConfiguration : IEntityTypeConfiguration<PiaSnapshot>
{
    public void Configure(EntityTypeBuilder<PiaSnapshot> builder)
    {
        builder.ToTable("PiaSnapshots");
        builder.HasKey(s => new { s.PiaId, s.ContentHash });
        builder.Property(s => s.ContentHash).HasMaxLength(64);
        builder.HasOne<Pia>().WithMany().HasForeignKey(s => s.PiaId);
    }
}

internal sealed class PiaScreeningAdviceConfiguration : IEntityTypeConfiguration<PiaScreeningAdvice>
{
    public void Configure(EntityTypeBuilder<PiaScreeningAdvice> builder)
    {
        builder.ToTable("PiaScreeningAdvices");
        builder.Property(a => a.Advice).HasMaxLength(PiaMove.MaxTextLength);
        builder.HasIndex(a => a.PiaId);
        builder.HasOne<Pia>().WithMany().HasForeignKey(a => a.PiaId);
        builder.HasOne(a => a.GivenBy).WithMany().HasForeignKey(a => a.GivenById);
    }
}

internal sealed class PiaCommentConfiguration : IEntityTypeConfiguration<PiaComment>
{
    public void Configure(EntityTypeBuilder<PiaComment> builder)
    {
        builder.ToTable("PiaComments");
        builder.Property(c => c.Target).HasMaxLength(PiaComment.MaxTargetLength);
        builder.Property(c => c.Text).HasMaxLength(PiaComment.MaxLength);
        builder.HasIndex(c => new { c.PiaId, c.Target, c.WrittenAt });
        builder.HasOne<Pia>().WithMany().HasForeignKey(c => c.PiaId);
        builder.HasOne(c => c.WrittenBy).WithMany().HasForeignKey(c => c.WrittenById);
        builder.HasOne(c => c.ResolvedBy).WithMany().HasForeignKey(c => c.ResolvedById);
    }
}
