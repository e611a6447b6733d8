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

internal sealed class JobRunConfiguration : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.Property(r => r.JobName).HasMaxLength(60);
        builder.Property(r => r.Node).HasMaxLength(120);
        builder.HasIndex(r => new { r.JobName, r.StartedAt });
        builder.HasIndex(r => r.StartedAt);
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
