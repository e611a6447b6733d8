using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.UnsavedForms;

/// <summary>
/// What one person has typed into the form at one address and not saved yet: kept so that a session that ends loses nothing.
/// It is shown to nobody else, is no record and is not in the change history.
/// </summary>
public sealed class UnsavedForm
{
    public Guid UnsavedFormId { get; init; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    /// <summary>Path and query of the page.</summary>
    public required string Address { get; init; }

    /// <summary>Names and values as JSON.</summary>
    public required string Fields { get; set; }

    public required DateTimeOffset SavedAt { get; set; }
}

internal sealed class UnsavedFormConfiguration : IEntityTypeConfiguration<UnsavedForm>
{
    public void Configure(EntityTypeBuilder<UnsavedForm> builder)
    {
        builder.Property(f => f.Address).HasMaxLength(UnsavedFormStore.MaxAddressLength);
        builder.HasIndex(f => new { f.PersonId, f.Address }).IsUnique();
        builder.HasIndex(f => f.SavedAt);
        builder.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId);
    }
}
