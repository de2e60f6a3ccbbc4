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
            village.OwnsMany(row => row.Posts, posts => posts.ToJson());
            village.OwnsMany(row => row.Readings, readings => readings.ToJson());
        });
    }
}
