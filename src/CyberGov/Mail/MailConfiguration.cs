using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.Mail;

internal sealed class QueuedEmailConfiguration : IEntityTypeConfiguration<QueuedEmail>
{
    public void Configure(EntityTypeBuilder<QueuedEmail> builder)
    {
        builder.Property(e => e.Kind).HasMaxLength(60);
        builder.Property(e => e.ToAddress).HasMaxLength(320);
        builder.Property(e => e.ToName).HasMaxLength(200);
        builder.Property(e => e.Subject).HasMaxLength(300);
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.HasIndex(e => new { e.State, e.NextAttemptAt });
        builder.HasIndex(e => new { e.PersonId, e.QueuedAt });
        builder.Property(e => e.Receipt).HasMaxLength(100);
        builder.HasIndex(e => e.ReceiptDueAt);
        builder.HasIndex(e => new { e.PersonId, e.CalendarSequence }).HasFilter("\"CalendarSequence\" IS NOT NULL");
        builder.HasMany(e => e.Attachments).WithOne().HasForeignKey(a => a.QueuedEmailId);
    }
}

internal sealed class QueuedEmailAttachmentConfiguration : IEntityTypeConfiguration<QueuedEmailAttachment>
{
    public void Configure(EntityTypeBuilder<QueuedEmailAttachment> builder)
    {
        builder.Property(a => a.FileName).HasMaxLength(200);
        builder.Property(a => a.ContentType).HasMaxLength(200);
    }
}

internal sealed class EmailAttemptConfiguration : IEntityTypeConfiguration<EmailAttempt>
{
    public void Configure(EntityTypeBuilder<EmailAttempt> builder)
    {
        builder.Property(a => a.Transport).HasMaxLength(40);
        builder.HasIndex(a => new { a.QueuedEmailId, a.AttemptedAt });
        builder.HasOne(a => a.QueuedEmail).WithMany().HasForeignKey(a => a.QueuedEmailId);
    }
}
