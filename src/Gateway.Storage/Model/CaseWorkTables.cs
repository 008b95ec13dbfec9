using Gateway.Storage.Cases;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Model;

/// <summary>The tables of what departments do for cases: orders, facts, findings, reports.</summary>
internal static class CaseWorkTables
{
    public static void Add(ModelBuilder modelBuilder, string byteCollation)
    {
        modelBuilder.Entity<StoredOrder>(table =>
        {
            table.ToTable("case_orders");
            table.HasKey(row => row.Id);
            table.HasOne<StoredCase>().WithMany().HasForeignKey(row => row.Case).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(row => new { row.Department, row.DueAt, row.Id });
            table.HasIndex(row => new { row.Department, row.DueAt, row.Id }, "IX_case_orders_to_answer").HasFilter("state IN (1, 4)");
            table.HasIndex(row => row.DueAt).HasFilter("state = 1");
            table.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
            table.Property(row => row.Case).HasColumnName("case_id");
            table.Property(row => row.Line).HasColumnName("line");
            table.Property(row => row.Kind).HasColumnName("kind");
            table.Property(row => row.State).HasColumnName("state");
            table.Property(row => row.Department).HasColumnName("department").HasMaxLength(32).UseCollation(byteCollation);
            table.Property(row => row.Consumer).HasColumnName("consumer").HasMaxLength(32);
            table.Property(row => row.Item).HasColumnName("item").HasMaxLength(64);
            table.Property(row => row.About).HasColumnName("about").HasMaxLength(200);
            table.Property(row => row.Question).HasColumnName("question").HasMaxLength(1000);
            table.Property(row => row.OrderedAt).HasColumnName("ordered_at");
            table.Property(row => row.DueAt).HasColumnName("due_at");
            table.Property(row => row.AnsweredAt).HasColumnName("answered_at");
            table.Property(row => row.Version).HasColumnName("version");
            table.Property(row => row.LeasedBy).HasColumnName("leased_by").HasMaxLength(64);
            table.Property(row => row.LeasedUntil).HasColumnName("leased_until");
            table.Property(row => row.Sealed).HasColumnName("sealed");
        });
        modelBuilder.Entity<StoredFact>(table =>
        {
            table.ToTable("facts");
            table.HasKey(row => row.Id);
            table.HasIndex(row => new { row.Subject, row.Entry, row.ClaimsHash, row.CheckedAt });
            table.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
            table.Property(row => row.Subject).HasColumnName("subject").HasMaxLength(128).UseCollation(byteCollation);
            table.Property(row => row.Entry).HasColumnName("entry").HasMaxLength(128).UseCollation(byteCollation);
            table.Property(row => row.ClaimsHash).HasColumnName("claims_hash").HasMaxLength(32);
            table.Property(row => row.Consumer).HasColumnName("consumer").HasMaxLength(32);
            table.Property(row => row.CheckedAt).HasColumnName("checked_at");
            table.Property(row => row.ValidUntil).HasColumnName("valid_until");
            table.Property(row => row.Details).HasColumnName("details");
        });
        modelBuilder.Entity<StoredFinding>(table =>
        {
            table.ToTable("findings");
            table.HasKey(row => row.Id);
            table.HasOne<StoredCase>().WithMany().HasForeignKey(row => row.Case).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(row => new { row.Department, row.MadeAt, row.Id });
            table.HasIndex(row => new { row.Department, row.MadeAt, row.Id }, "IX_findings_open").HasFilter("answered_at IS NULL");
            table.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
            table.Property(row => row.Case).HasColumnName("case_id");
            table.Property(row => row.Kind).HasColumnName("kind");
            table.Property(row => row.Department).HasColumnName("department").HasMaxLength(32).UseCollation(byteCollation);
            table.Property(row => row.Consumer).HasColumnName("consumer").HasMaxLength(32);
            table.Property(row => row.Item).HasColumnName("item").HasMaxLength(64);
            table.Property(row => row.Material).HasColumnName("material").HasMaxLength(128);
            table.Property(row => row.Entry).HasColumnName("entry").HasMaxLength(128);
            table.Property(row => row.MadeAt).HasColumnName("made_at");
            table.Property(row => row.AnsweredAt).HasColumnName("answered_at");
            table.Property(row => row.Version).HasColumnName("version");
            table.Property(row => row.Sealed).HasColumnName("sealed");
        });
        modelBuilder.Entity<StoredAsked>(table =>
        {
            table.ToTable("asked_materials");
            table.HasKey(row => row.Id);
            table.HasOne<StoredCase>().WithMany().HasForeignKey(row => row.Case).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(row => new { row.Case, row.Item, row.Material }).IsUnique();
            table.HasIndex(row => row.Month);
            table.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
            table.Property(row => row.Case).HasColumnName("case_id");
            table.Property(row => row.Item).HasColumnName("item").HasMaxLength(64).UseCollation(byteCollation);
            table.Property(row => row.Department).HasColumnName("department").HasMaxLength(32).UseCollation(byteCollation);
            table.Property(row => row.Material).HasColumnName("material").HasMaxLength(128).UseCollation(byteCollation);
            table.Property(row => row.Verdict).HasColumnName("verdict");
            table.Property(row => row.ReportedAt).HasColumnName("reported_at");
            table.Property(row => row.Month).HasColumnName("month");
            table.Property(row => row.Finding).HasColumnName("finding_id");
        });
    }
}
