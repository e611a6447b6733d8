using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.Evidence;

internal sealed class EvidenceItemConfiguration : IEntityTypeConfiguration<EvidenceItem>
{
    public void Configure(EntityTypeBuilder<EvidenceItem> builder)
    {
        builder.Property(e => e.Code).HasMaxLength(20);
        builder.Property(e => e.Title).HasMaxLength(200);
        builder.Property(e => e.WithdrawnReason).HasMaxLength(2000);
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.HasIndex(e => e.Number).IsUnique();
        builder.HasIndex(e => e.Code).IsUnique();
        builder.HasIndex(e => new { e.OwnerId, e.Number });
        builder.HasIndex(e => new { e.Title, e.Number });
        builder.HasIndex(e => new { e.EffectiveOn, e.Number });
        builder.HasIndex(e => new { e.Marking, e.Number });
        builder.HasIndex(e => new { e.ExpiresOn, e.Number });
        builder.HasIndex(e => new { e.LoggedById, e.Number });

        // To count what is in a state, and to find the newest of it without sorting.
        builder.HasIndex(e => new { e.Stage, e.ExpiresOn, e.Number });
        builder.HasIndex(e => new { e.Stage, e.Number, e.ExpiresOn });
        builder.HasIndex(e => e.ReplacesItemId);

        // The few drafts that most people do not see are looked up for every list they ask for.
        builder.HasIndex(e => new { e.Stage, e.AcceptedRevisionNumber, e.Number, e.OwnerId, e.LoggedById })
            .HasFilter("\"Stage\" = 'Draft' AND \"AcceptedRevisionNumber\" IS NULL")
            .HasDatabaseName("IX_EvidenceItems_Drafts");
        builder.HasOne(e => e.Owner).WithMany().HasForeignKey(e => e.OwnerId);
        builder.HasOne(e => e.LoggedBy).WithMany().HasForeignKey(e => e.LoggedById);
    }
}

internal sealed class EvidenceControlConfiguration : IEntityTypeConfiguration<EvidenceControl>
{
    public void Configure(EntityTypeBuilder<EvidenceControl> builder)
    {
        builder.ToTable("EvidenceControls");
        builder.HasKey(l => new { l.EvidenceItemId, l.ControlId });
        builder.HasIndex(l => new { l.ControlId, l.EvidenceItemId });
        builder.HasIndex(l => new { l.ControlId, l.EvidenceNumber });
        builder.HasOne(l => l.EvidenceItem).WithMany(e => e.Controls).HasForeignKey(l => l.EvidenceItemId);
        builder.HasOne(l => l.Control).WithMany().HasForeignKey(l => l.ControlId);
    }
}

internal sealed class EvidenceRevisionConfiguration : IEntityTypeConfiguration<EvidenceRevision>
{
    public void Configure(EntityTypeBuilder<EvidenceRevision> builder)
    {
        builder.Property(r => r.Title).HasMaxLength(200);
        builder.Property(r => r.LinkUrl).HasMaxLength(2000);
        builder.Property(r => r.WhatChanged).HasMaxLength(2000);
        builder.Property(r => r.DecisionReason).HasMaxLength(2000);
        builder.Property(r => r.ContentSha256).HasMaxLength(64);
        builder.HasIndex(r => new { r.EvidenceItemId, r.Number }).IsUnique();
        builder.HasOne(r => r.EvidenceItem).WithMany(e => e.Revisions).HasForeignKey(r => r.EvidenceItemId);
        builder.HasMany(r => r.Files).WithOne(f => f.EvidenceRevision).HasForeignKey(f => f.EvidenceRevisionId);
    }
}

internal sealed class EvidenceFileConfiguration : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> builder)
    {
        builder.Property(f => f.FileName).HasMaxLength(255);
        builder.Property(f => f.ContentType).HasMaxLength(120);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.HasIndex(f => f.Sha256);
    }
}

internal sealed class StoredContentConfiguration : IEntityTypeConfiguration<StoredContent>
{
    public void Configure(EntityTypeBuilder<StoredContent> builder)
    {
        builder.ToTable("StoredContents");
        builder.Property(c => c.Sha256).HasMaxLength(64);
        builder.Property(c => c.ScanAnswer).HasMaxLength(500);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => c.Sha256).IsUnique();
        builder.HasIndex(c => new { c.ReceivedById, c.ReceivedAt });
        builder.HasIndex(c => c.CheckedAt);
        builder.HasIndex(c => c.Scan);
        builder.HasIndex(c => c.Integrity);
    }
}

internal sealed class EvidenceRequestConfiguration : IEntityTypeConfiguration<EvidenceRequest>
{
    public void Configure(EntityTypeBuilder<EvidenceRequest> builder)
    {
        builder.Property(r => r.Code).HasMaxLength(20);
        builder.Property(r => r.Wanted).HasMaxLength(2000);
        builder.Property(r => r.ClosedReason).HasMaxLength(2000);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => r.Code).IsUnique();
        builder.HasIndex(r => new { r.ClosedAt, r.DueOn });
        builder.HasIndex(r => new { r.AskedOfId, r.ClosedAt, r.DueOn });
        builder.HasIndex(r => r.ControlId);
        builder.HasOne(r => r.Control).WithMany().HasForeignKey(r => r.ControlId);
        builder.HasOne(r => r.AskedOf).WithMany().HasForeignKey(r => r.AskedOfId);
        builder.HasOne(r => r.RequestedBy).WithMany().HasForeignKey(r => r.RequestedById);
        builder.HasOne(r => r.AnsweredWith).WithMany().HasForeignKey(r => r.AnsweredWithItemId);
    }
}

internal sealed class TakenInMailConfiguration : IEntityTypeConfiguration<TakenInMail>
{
    public void Configure(EntityTypeBuilder<TakenInMail> builder)
    {
        builder.Property(m => m.Fingerprint).HasMaxLength(64);
        builder.HasIndex(m => m.Fingerprint).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
        builder.HasOne<EvidenceItem>().WithMany().HasForeignKey(m => m.EvidenceItemId);
    }
}

internal sealed class EvidenceDisposalConfiguration : IEntityTypeConfiguration<EvidenceDisposal>
{
    public void Configure(EntityTypeBuilder<EvidenceDisposal> builder)
    {
        builder.Property(d => d.Reason).HasMaxLength(2000);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => new { d.EvidenceItemId, d.ProposedAt });
        builder.HasIndex(d => new { d.IsApproved, d.BytesGoneAt });
        builder.HasOne(d => d.EvidenceItem).WithMany().HasForeignKey(d => d.EvidenceItemId);
    }
}

internal sealed class RetentionRuleConfiguration : IEntityTypeConfiguration<RetentionRule>
{
    public void Configure(EntityTypeBuilder<RetentionRule> builder)
    {
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => r.Kind).IsUnique();
    }
}

internal sealed class OrphanedContentConfiguration : IEntityTypeConfiguration<OrphanedContent>
{
    public void Configure(EntityTypeBuilder<OrphanedContent> builder)
    {
        builder.ToTable("OrphanedContents");
        builder.Property(o => o.Sha256).HasMaxLength(64);
        builder.HasIndex(o => o.Sha256);
        builder.HasIndex(o => new { o.ClearedAt, o.FoundAt });
    }
}
