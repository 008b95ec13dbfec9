using System.Collections.Immutable;
using Gateway.Storage.Cases;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Model;

/// <summary>The tables of cases and their materials.</summary>
internal static class CaseTables
{
    public static void Add(ModelBuilder modelBuilder, string byteCollation)
    {
        modelBuilder.Entity<StoredCase>(table =>
        {
            table.ToTable("cases");
            table.HasKey(row => row.Id);
            table.HasIndex(row => new { row.Consumer, row.CaseNumber }).IsUnique();
            table.HasIndex(row => row.Month);
            table.HasIndex(row => row.ClosedAt).HasFilter("closed_at IS NOT NULL AND purged_at IS NULL");
            table.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
            table.Property(row => row.Consumer).HasColumnName("consumer").HasMaxLength(32).UseCollation(byteCollation);
            table.Property(row => row.CaseNumber).HasColumnName("case_number").HasMaxLength(64).UseCollation(byteCollation);
            table.Property(row => row.System).HasColumnName("system").HasMaxLength(64);
            table.Property(row => row.Matter).HasColumnName("matter").HasMaxLength(128);
            table.Property(row => row.Items).HasColumnName("items").HasConversion(items => Join(items), text => Split(text));
            table.Property(row => row.Applicant).HasColumnName("applicant").HasMaxLength(128);
            table.Property(row => row.Month).HasColumnName("month");
            table.Property(row => row.OpenedAt).HasColumnName("opened_at");
            table.Property(row => row.CompletedAt).HasColumnName("completed_at");
            table.Property(row => row.ClosedAt).HasColumnName("closed_at");
            table.Property(row => row.Version).HasColumnName("version");
            table.Property(row => row.LeasedBy).HasColumnName("leased_by").HasMaxLength(64);
            table.Property(row => row.LeasedUntil).HasColumnName("leased_until");
            table.Property(row => row.PurgedAt).HasColumnName("purged_at");
            table.Property(row => row.Sealed).HasColumnName("sealed");
        });
        modelBuilder.Entity<CountedItem>(table =>
        {
            table.ToTable("case_items");
            table.HasKey(row => new { row.Case, row.Item });
            table.HasOne<StoredCase>().WithMany().HasForeignKey(row => row.Case).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(row => row.Month);
            table.Property(row => row.Case).HasColumnName("case_id");
            table.Property(row => row.Item).HasColumnName("item").HasMaxLength(64).UseCollation(byteCollation);
            table.Property(row => row.Department).HasColumnName("department").HasMaxLength(32).UseCollation(byteCollation);
            table.Property(row => row.Month).HasColumnName("month");
        });
        modelBuilder.Entity<StoredMaterial>(table =>
        {
            table.ToTable("case_materials");
            table.HasKey(row => new { row.Case, row.Line });
            table.HasOne<StoredCase>().WithMany().HasForeignKey(row => row.Case).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(row => row.Handle).IsUnique().HasFilter("handle IS NOT NULL");
            table.HasIndex(row => row.AskAgainAt).HasFilter("ask_again_at IS NOT NULL");
            table.HasIndex(row => row.VerifyAt).HasFilter("verify_at IS NOT NULL AND commitment = 2");
            table.Property(row => row.Case).HasColumnName("case_id");
            table.Property(row => row.Line).HasColumnName("line").ValueGeneratedNever();
            table.Property(row => row.Name).HasColumnName("name").HasMaxLength(128);
            table.Property(row => row.DisplayName).HasColumnName("display_name").HasMaxLength(128).UseCollation(byteCollation);
            table.Property(row => row.Item).HasColumnName("item").HasMaxLength(64).UseCollation(byteCollation);
            table.Property(row => row.Department).HasColumnName("department").HasMaxLength(32).UseCollation(byteCollation);
            table.Property(row => row.Holder).HasColumnName("holder").HasMaxLength(128).UseCollation(byteCollation);
            table.Property(row => row.Outcome).HasColumnName("outcome");
            table.Property(row => row.Reason).HasColumnName("reason");
            table.Property(row => row.Consent).HasColumnName("consent");
            table.Property(row => row.Commitment).HasColumnName("commitment");
            table.Property(row => row.Late).HasColumnName("late");
            table.Property(row => row.Handle).HasColumnName("handle");
            table.Property(row => row.DecidedAt).HasColumnName("decided_at");
            table.Property(row => row.AskAgainAt).HasColumnName("ask_again_at");
            table.Property(row => row.Tries).HasColumnName("tries");
            table.Property(row => row.VerifyAt).HasColumnName("verify_at");
            table.Property(row => row.Version).HasColumnName("version");
            table.Property(row => row.LeasedBy).HasColumnName("leased_by").HasMaxLength(64);
            table.Property(row => row.LeasedUntil).HasColumnName("leased_until");
            table.Property(row => row.Sealed).HasColumnName("sealed");
        });
    }

    /// <summary>Items as the table holds them: "code department", one a line.</summary>
    public static string Join(ImmutableArray<CaseItem> items) => string.Join('\n', items.Select(item => $"{item.Code} {item.Department}"));

    private static ImmutableArray<CaseItem> Split(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).Select(parts => new CaseItem(parts[0], parts[1]))];
}
