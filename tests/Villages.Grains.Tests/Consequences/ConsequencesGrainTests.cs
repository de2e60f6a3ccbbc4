using Microsoft.Extensions.DependencyInjection;
using Villages.Domain.People;
using Villages.Domain.Posts;
using Villages.Testing;

namespace Villages.Grains.Tests.Consequences;

public sealed class ConsequencesGrainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("consequences");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_county_left_alone_becomes_quiet_and_its_checkpoint_reaches_the_head()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        await county.Run(LiveCounty.Cycle2025);
        await Eventually.Gives("nothing is under way", async () =>
            await county.Audit.Run(expectQuiet: true) is { FirstViolation: null, Consequences: > 0 } report ? report : null);
    }

    [Fact]
    public async Task A_consequence_that_expired_on_its_way_is_sent_again()
    {
        var slow = new SlowWay("official", "Note");
        await using var county = await LiveCounty.Start(_folder.Path, slow.Clock, change: services => services.AddSingleton<IIncomingGrainCallFilter>(slow));
        await county.Settle();
        var (village, official) = (LiveCounty.Villages[0], county.Grains.Official(LiveCounty.SecretaryOf(LiveCounty.Villages[0])));
        await Eventually.Holds("the secretary knows of the post", async () => await official.Read() is { Tenures: [{ To: null }] });

        slow.Begin();
        await county.Grains.Village(village).Vacate(county.Command(
            new VacatePost(LiveCounty.SecretaryOf(village), Position.Secretary, new DateOnly(2026, 1, 31), EndReason.Resigned), "left"));

        await Eventually.Holds("the secretary knows of the end", async () => await official.Read() is { Tenures: [{ To: not null }] });
        Assert.True(slow.Late);
        await Eventually.Gives("nothing is under way", async () =>
            await county.Audit.Run(expectQuiet: true) is { FirstViolation: null } report ? report : null);
    }
}
