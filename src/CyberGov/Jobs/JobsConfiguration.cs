using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.Jobs;

internal sealed class RecurringJobStateConfiguration : IEntityTypeConfiguration<RecurringJobState>
{
    public void Configure(EntityTypeBuilder<RecurringJobState> builder)
    {
        builder.ToTable("RecurringJobs");
        builder.HasKey(s => s.JobName);
        builder.Property(s => s.JobName).HasMaxLength(60);
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}

internal sealed class QueuedJobConfiguration : IEntityTypeConfiguration<QueuedJob>
{
    public void Configure(EntityTypeBuilder<QueuedJob> builder)
    {
        builder.Property(j => j.Kind).HasMaxLength(60);
        builder.Property(j => j.Version).IsConcurrencyToken();
        builder.HasIndex(j => new { j.State, j.QueuedAt });
    }
}
