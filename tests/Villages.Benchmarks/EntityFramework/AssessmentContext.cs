using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Villages.Benchmarks.EntityFramework;

/// <summary>Facts of villages, and a table like <c>journal_commit</c> with its three keys.</summary>
internal sealed class AssessmentContext(DbContextOptions<AssessmentContext> options) : DbContext(options)
{
    public DbSet<SubjectRow> Subjects => Set<SubjectRow>();

    public DbSet<ReadingFactRow> Readings => Set<ReadingFactRow>();

    public DbSet<TenureRow> Tenures => Set<TenureRow>();

    public DbSet<PastRatingRow> PastRatings => Set<PastRatingRow>();

    public DbSet<CommitRow> Commits => Set<CommitRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SubjectRow>().ToTable("subject").HasKey(row => row.Village);
        modelBuilder.Entity<ReadingFactRow>().ToTable("reading").HasKey(row => new { row.Village, row.Place });
        modelBuilder.Entity<TenureRow>().ToTable("tenure").HasKey(row => new { row.Village, row.Place });
        modelBuilder.Entity<PastRatingRow>().ToTable("past_rating").HasKey(row => new { row.Village, row.Place });
        modelBuilder.Entity<CommitRow>(commit =>
        {
            commit.ToTable("journal_commit").HasKey(row => new { row.Home, row.Stream, row.Number });
            commit.HasIndex(row => new { row.CommandId, row.Stream, row.Home }).IsUnique();
            commit.HasIndex(row => new { row.Batch, row.Ordinal }).IsUnique();
            commit.Ignore(row => row.Size);
            foreach (var column in commit.Metadata.GetProperties())
            {
                column.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(column.Name));
            }
        });
    }
}
