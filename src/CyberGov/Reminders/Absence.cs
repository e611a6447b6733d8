using CyberGov.ChangeHistory;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.Reminders;

/// <summary>Someone is away from the first day to the last; whoever covers for them gets their reminders meanwhile.</summary>
public sealed class Absence
{
    public Guid AbsenceId { get; init; } = Guid.CreateVersion7();

    [Recorded]
    public required Guid PersonId { get; init; }

    public Person? Person { get; init; }

    [Recorded]
    public required DateOnly FirstDay { get; init; }

    [Recorded]
    public required DateOnly LastDay { get; set; }

    /// <summary>Null leaves the reminders to the deputy and the line manager.</summary>
    [Recorded]
    public Guid? CoverId { get; set; }

    public Person? Cover { get; init; }
}

internal sealed class AbsenceConfiguration : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.HasIndex(a => new { a.PersonId, a.LastDay });
        builder.HasIndex(a => a.LastDay);
        builder.HasOne(a => a.Person).WithMany().HasForeignKey(a => a.PersonId);
        builder.HasOne(a => a.Cover).WithMany().HasForeignKey(a => a.CoverId);
    }
}
