using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.Pias.Workflow;

internal sealed class PiaAuthorConfiguration : IEntityTypeConfiguration<PiaAuthor>
{
    public void Configure(EntityTypeBuilder<PiaAuthor> builder)
    {
        builder.ToTable("PiaAuthors");
        builder.HasKey(a => new { a.PiaId, a.VersionNumber, a.PersonId });
        builder.HasOne<Pia>().WithMany().HasForeignKey(a => a.PiaId);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId);
    }
}

internal sealed class PriorConsultationConfiguration : IEntityTypeConfiguration<PriorConsultation>
{
    public void Configure(EntityTypeBuilder<PriorConsultation> builder)
    {
        builder.ToTable("PriorConsultations");
        builder.Property(c => c.ContentsSent).HasMaxLength(400);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.PiaId, c.VersionNumber }).IsUnique();
        builder.HasOne<Pia>().WithMany().HasForeignKey(c => c.PiaId);
        builder.HasMany(c => c.Suspensions).WithOne().HasForeignKey(s => s.PriorConsultationId);
    }
}

internal sealed class ConsultationSuspensionConfiguration : IEntityTypeConfiguration<ConsultationSuspension>
{
    public void Configure(EntityTypeBuilder<ConsultationSuspension> builder)
    {
        builder.ToTable("PriorConsultationSuspensions");
        builder.Property(s => s.Reason).HasMaxLength(ConsultationSuspension.MaxReasonLength);
        builder.HasIndex(s => new { s.PriorConsultationId, s.From });
    }
}
