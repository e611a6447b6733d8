using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.Pias.Publication;

internal sealed class PiaPublicationConfiguration : IEntityTypeConfiguration<PiaPublication>
{
    public void Configure(EntityTypeBuilder<PiaPublication> builder)
    {
        builder.ToTable("PiaPublications");
        builder.Property(p => p.ContentHash).HasMaxLength(64);
        builder.Property(p => p.PaperSha256).HasMaxLength(64);
        builder.Property(p => p.Title).HasMaxLength(Pia.MaxTitleLength);
        builder.Property(p => p.ServiceArea).HasMaxLength(200);
        builder.Property(p => p.Reason).HasMaxLength(PiaPublication.MaxReasonLength);
        builder.Property(p => p.EndedReason).HasMaxLength(PiaPublication.MaxReasonLength);
        builder.Property(p => p.EndedAt).IsConcurrencyToken();
        builder.HasIndex(p => new { p.PiaId, p.DecidedAt });
        builder.HasIndex(p => new { p.IsPublished, p.EndedAt, p.DecidedAt });
        builder.HasOne(p => p.Pia).WithMany().HasForeignKey(p => p.PiaId);
        builder.HasMany(p => p.Withheld).WithOne().HasForeignKey(w => w.PiaPublicationId);
    }
}

internal sealed class PiaWithheldConfiguration : IEntityTypeConfiguration<PiaWithheld>
{
    public void Configure(EntityTypeBuilder<PiaWithheld> builder)
    {
        builder.ToTable("PiaWithheld");
        builder.HasKey(w => new { w.PiaPublicationId, w.Part });
        builder.Property(w => w.Part).HasMaxLength(80);
        builder.Property(w => w.Reason).HasMaxLength(PiaPublication.MaxReasonLength);
    }
}

internal sealed class OpenDataChoiceConfiguration : IEntityTypeConfiguration<OpenDataChoice>
{
    public void Configure(EntityTypeBuilder<OpenDataChoice> builder) => builder.ToTable("OpenDataChoices");
}
