using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Model;

/// <summary>The tables of the control plane. Each provider has its own context, so that each has its own migrations.</summary>
internal abstract class GatewayContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Registration> Registrations => Set<Registration>();

    public DbSet<Head> Heads => Set<Head>();

    /// <summary>Collation by bytes, in which keys ascend as in ordinal order.</summary>
    protected abstract string ByteCollation { get; }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Registration>(table =>
        {
            table.ToTable("registrations");
            table.HasKey(row => new { row.Kind, row.Key });
            table.HasIndex(row => row.Revision);
            table.Property(row => row.Kind).HasColumnName("kind");
            table.Property(row => row.Key).HasColumnName("key").HasMaxLength(200).UseCollation(ByteCollation);
            table.Property(row => row.Revision).HasColumnName("revision");
            table.Property(row => row.Document).HasColumnName("document");
        });
        modelBuilder.Entity<Head>(table =>
        {
            table.ToTable("head");
            table.HasKey(row => row.Id);
            table.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
            table.Property(row => row.Revision).HasColumnName("revision");
            table.Property(row => row.Epoch).HasColumnName("epoch");
        });
        modelBuilder.Entity<QuotaUsage>(table =>
        {
            table.ToTable("quota_usage");
            table.HasKey(row => new { row.AgreementId, row.Day });
            table.HasIndex(row => row.Day);
            table.Property(row => row.AgreementId).HasColumnName("agreement_id").HasMaxLength(64).UseCollation(ByteCollation);
            table.Property(row => row.Day).HasColumnName("day");
            table.Property(row => row.Leased).HasColumnName("leased");
            table.Property(row => row.LastGrant).HasColumnName("last_grant");
        });
        modelBuilder.Entity<MismatchUsage>(table =>
        {
            table.ToTable("mismatch_usage");
            table.HasKey(row => new { row.Day, row.Consumer, row.Subject });
            table.Property(row => row.Day).HasColumnName("day");
            table.Property(row => row.Consumer).HasColumnName("consumer").HasMaxLength(32).UseCollation(ByteCollation);
            table.Property(row => row.Subject).HasColumnName("subject").HasMaxLength(64).UseCollation(ByteCollation);
            table.Property(row => row.Counted).HasColumnName("counted");
        });
        modelBuilder.Entity<Replica>(table =>
        {
            table.ToTable("replicas");
            table.HasKey(row => row.Id);
            table.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
            table.Property(row => row.Beat).HasColumnName("beat");
        });
    }
}
