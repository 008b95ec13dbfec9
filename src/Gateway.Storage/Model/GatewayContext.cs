using Gateway.Storage.Cases;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Model;

/// <summary>The tables of the control plane. Each provider has its own context, so that each has its own migrations.</summary>
internal abstract class GatewayContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Registration> Registrations => Set<Registration>();

    public DbSet<Head> Heads => Set<Head>();

    public DbSet<CertificateHead> CertificateHeads => Set<CertificateHead>();

    public DbSet<CertificateEvent> CertificateEvents => Set<CertificateEvent>();

    public DbSet<CertificateStanding> CertificateStandings => Set<CertificateStanding>();

    public DbSet<StoredCase> Cases => Set<StoredCase>();

    public DbSet<CountedItem> CountedItems => Set<CountedItem>();

    public DbSet<StoredMaterial> Materials => Set<StoredMaterial>();

    public DbSet<StoredOrder> Orders => Set<StoredOrder>();

    public DbSet<StoredFact> Facts => Set<StoredFact>();

    public DbSet<StoredFinding> Findings => Set<StoredFinding>();

    public DbSet<StoredAsked> Asked => Set<StoredAsked>();

    /// <summary>Collation by bytes, in which keys ascend as in ordinal order.</summary>
    protected abstract string ByteCollation { get; }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MomentConverter>();
        configurationBuilder.Properties<ReadOnlyMemory<byte>>().HaveConversion<BytesConverter>();
    }

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
        AddCertificates(modelBuilder);
        CaseTables.Add(modelBuilder, ByteCollation);
        CaseWorkTables.Add(modelBuilder, ByteCollation);
    }

    private void AddCertificates(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CertificateHead>(table =>
        {
            table.ToTable("certificate_head");
            table.HasKey(row => row.Id);
            table.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
            table.Property(row => row.Sequence).HasColumnName("sequence");
            table.Property(row => row.Epoch).HasColumnName("epoch");
            table.Property(row => row.Tip).HasColumnName("tip").HasMaxLength(16);
            table.Property(row => row.Incarnation).HasColumnName("incarnation").HasMaxLength(100);
        });
        modelBuilder.Entity<CertificateEvent>(table =>
        {
            table.ToTable("certificate_events");
            table.HasKey(row => row.Sequence);
            table.HasIndex(row => new { row.Provider, row.EventId }).IsUnique();
            table.HasIndex(row => new { row.TypeCode, row.Certificate });
            table.HasIndex(row => new { row.TypeCode, row.Sequence });
            table.Property(row => row.Sequence).HasColumnName("sequence").ValueGeneratedNever();
            table.Property(row => row.Provider).HasColumnName("provider").HasMaxLength(32).UseCollation(ByteCollation);
            table.Property(row => row.EventId).HasColumnName("event_id").HasMaxLength(128).UseCollation(ByteCollation);
            table.Property(row => row.TypeCode).HasColumnName("type_code").HasMaxLength(32).UseCollation(ByteCollation);
            table.Property(row => row.Certificate).HasColumnName("certificate").HasMaxLength(16);
            table.Property(row => row.Holders).HasColumnName("holders");
            table.Property(row => row.Kind).HasColumnName("kind");
            table.Property(row => row.OccurredAt).HasColumnName("occurred_at");
            table.Property(row => row.AcceptedAt).HasColumnName("accepted_at");
            table.Property(row => row.Tip).HasColumnName("tip").HasMaxLength(16);
            table.Property(row => row.ContentDigest).HasColumnName("content_digest").HasMaxLength(32);
            table.Property(row => row.Payload).HasColumnName("payload");
        });
        modelBuilder.Entity<CertificateStanding>(table =>
        {
            table.ToTable("certificate_status");
            table.HasKey(row => new { row.TypeCode, row.Certificate });
            table.Property(row => row.TypeCode).HasColumnName("type_code").HasMaxLength(32).UseCollation(ByteCollation);
            table.Property(row => row.Certificate).HasColumnName("certificate").HasMaxLength(16);
            table.Property(row => row.Kind).HasColumnName("kind");
            table.Property(row => row.OccurredAt).HasColumnName("occurred_at");
            table.Property(row => row.Sequence).HasColumnName("sequence");
        });
    }
}
