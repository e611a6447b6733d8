using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.InformationRegisters;

internal sealed class InformationRecordConfiguration : IEntityTypeConfiguration<InformationRecord>
{
    public void Configure(EntityTypeBuilder<InformationRecord> builder)
    {
        builder.ToTable("InformationRecords");
        builder.HasDiscriminator(r => r.Kind)
            .HasValue<ProcessingActivity>(RegisterKind.Processing)
            .HasValue<Supplier>(RegisterKind.Supplier)
            .HasValue<InformationAsset>(RegisterKind.InformationAsset)
            .HasValue<SharingAgreement>(RegisterKind.SharingAgreement);
        builder.Property(r => r.Code).HasMaxLength(20);
        builder.Property(r => r.Name).HasMaxLength(InformationRecord.MaxNameLength);
        builder.Property(r => r.RetiredReason).HasMaxLength(InformationRecord.MaxTextLength);
        builder.Property(r => r.Revision).IsConcurrencyToken();
        builder.Ignore(r => r.Shape);
        builder.HasIndex(r => r.Code).IsUnique();
        builder.HasIndex(r => new { r.Kind, r.Number });
        builder.HasIndex(r => new { r.Kind, r.NextReviewOn });
        builder.HasIndex(r => new { r.Kind, r.EndsOn });
        builder.HasOne(r => r.ServiceArea).WithMany().HasForeignKey(r => r.ServiceAreaId);
        builder.HasOne(r => r.Owner).WithMany().HasForeignKey(r => r.OwnerId);
        builder.HasOne(r => r.ChangedBy).WithMany().HasForeignKey(r => r.ChangedById);
        builder.HasOne(r => r.LastReviewedBy).WithMany().HasForeignKey(r => r.LastReviewedById);
    }
}

internal sealed class SharingAgreementConfiguration : IEntityTypeConfiguration<SharingAgreement>
{
    public void Configure(EntityTypeBuilder<SharingAgreement> builder)
    {
        builder.Ignore(a => a.State);
        builder.Ignore(a => a.WaitsToStart);
        builder.HasMany(a => a.Parties).WithOne().HasForeignKey(p => p.InformationRecordId);
    }
}

internal sealed class AgreementPartyConfiguration : IEntityTypeConfiguration<AgreementParty>
{
    public void Configure(EntityTypeBuilder<AgreementParty> builder)
    {
        builder.ToTable("AgreementParties");
        builder.Property(p => p.Name).HasMaxLength(AgreementParty.MaxLength);
        builder.Property(p => p.LawfulBasis).HasMaxLength(AgreementParty.MaxLength);
        builder.HasIndex(p => new { p.InformationRecordId, p.Position });
    }
}

internal sealed class RecordPiaConfiguration : IEntityTypeConfiguration<RecordPia>
{
    public void Configure(EntityTypeBuilder<RecordPia> builder)
    {
        builder.ToTable("RecordPias");
        builder.HasKey(l => new { l.InformationRecordId, l.PiaId });
        builder.HasIndex(l => l.PiaId);
        builder.HasOne(l => l.Record).WithMany(r => r.Pias).HasForeignKey(l => l.InformationRecordId);
        builder.HasOne(l => l.Pia).WithMany().HasForeignKey(l => l.PiaId);
    }
}

internal sealed class ControllerDetailsConfiguration : IEntityTypeConfiguration<ControllerDetails>
{
    public void Configure(EntityTypeBuilder<ControllerDetails> builder)
    {
        builder.ToTable("ControllerDetails");
        builder.Property(d => d.Contact).HasMaxLength(ControllerDetails.MaxLength);
        builder.Property(d => d.DpoContact).HasMaxLength(ControllerDetails.MaxLength);
        builder.Property(d => d.Representative).HasMaxLength(ControllerDetails.MaxLength);
        builder.Property(d => d.Revision).IsConcurrencyToken();
    }
}

internal sealed class EvidenceOfRecordConfiguration : IEntityTypeConfiguration<EvidenceOfRecord>
{
    public void Configure(EntityTypeBuilder<EvidenceOfRecord> builder)
    {
        builder.ToTable("EvidenceOfRecords");
        builder.HasKey(e => e.EvidenceItemId);
        builder.Property(e => e.Source).HasMaxLength(60);
        builder.HasIndex(e => e.Source);
        builder.HasOne(e => e.EvidenceItem).WithMany().HasForeignKey(e => e.EvidenceItemId);
    }
}
