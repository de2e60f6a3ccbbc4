using Microsoft.EntityFrameworkCore;

namespace Villages.Benchmarks.EntityFramework;

internal sealed class VillageContext(DbContextOptions<VillageContext> options) : DbContext(options)
{
    public DbSet<VillageRow> Villages => Set<VillageRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<VillageRow>(village =>
        {
            village.ToTable("village").HasKey(row => row.Code);
            village.HasMany(row => row.Posts).WithOne().HasForeignKey(row => row.Village);
            village.HasMany(row => row.Readings).WithOne().HasForeignKey(row => row.Village);
        });
        modelBuilder.Entity<PostRow>().ToTable("post").HasKey(row => new { row.Village, row.Place });
        modelBuilder.Entity<ReadingRow>().ToTable("reading").HasKey(row => new { row.Village, row.Place });
    }
}
