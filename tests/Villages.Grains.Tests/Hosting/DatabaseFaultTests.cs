using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Serialization;
using Villages.Grains.Hosting;

namespace Villages.Grains.Tests.Hosting;

public sealed class DatabaseFaultTests
{
    [Fact]
    public void A_limit_of_time_inside_the_silo_is_told_as_the_timeout_it_is()
    {
        using var services = new ServiceCollection().AddSerializer().TellFaultsToOtherSilos().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer<Exception>>();
        var thrown = new TimeoutException("Grain placement operation timed out", new Polly.Timeout.TimeoutRejectedException("The operation didn't complete in time."));

        Assert.IsType<TimeoutException>(serializer.Deserialize(serializer.SerializeToArray(thrown)));
    }

    [Fact]
    public void What_a_database_throws_reaches_the_caller_on_another_silo()
    {
        using var services = new ServiceCollection().AddSerializer().TellFaultsToOtherSilos().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer<Exception>>();
        var thrown = new OrleansException("Error from storage provider", new PostgresException("the database system is starting up", "FATAL", "FATAL", "57P03"));

        var told = serializer.Deserialize(serializer.SerializeToArray(thrown));

        Assert.IsType<OrleansException>(told);
        Assert.Contains("57P03", told.InnerException!.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom<DbException>(told.InnerException);
    }
}
