using System.Net;
using Villages.Grains.Areas;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Http;

public sealed class FaultsTests
{
    [Fact]
    public async Task A_call_that_expired_on_its_way_is_an_unknown_outcome_and_no_fault()
    {
        await using var edge = await EdgeHost.Start();
        edge.Grains.On<IAreaGrain>(nameof(IAreaGrain.Read), (_, _) => throw new OperationCanceledException("Message expired before placement could complete"));
        using var answer = await edge.County().GetAsync("/api/v1/areas/141129");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }
}
