using System.Net;
using Orleans.Configuration;

namespace Villages.Grains.Hosting;

/// <summary>How silos and clients find each other through the table of silos in the database.</summary>
internal static class OrleansClustering
{
    /// <param name="clusterId">Silos with another id on the same database form another cluster.</param>
    public static ISiloBuilder UseClustering(this ISiloBuilder silo, string invariant, string connectionString, string clusterId, SiloSettings settings)
    {
        var address = IPAddress.Parse(settings.Address);
        return silo
            .UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (invariant, connectionString))
            .Configure<ClusterOptions>(cluster => cluster.ClusterId = clusterId)
            .Configure<EndpointOptions>(endpoint =>
            {
                endpoint.AdvertisedIPAddress = address;
                endpoint.SiloPort = settings.Port;
                endpoint.SiloListeningEndpoint = new IPEndPoint(address, settings.Port);
                endpoint.GatewayPort = settings.GatewayPort;
                endpoint.GatewayListeningEndpoint = settings.GatewayPort == 0 ? null : new IPEndPoint(address, settings.GatewayPort);
            })
            .Configure<ClusterMembershipOptions>(membership =>
            {
                membership.ProbeTimeout = settings.Membership.ProbeTimeout;
                membership.MinProbeTimeout = settings.Membership.MinProbeTimeout;
                membership.MaxProbeTimeout = settings.Membership.MaxProbeTimeout;
                membership.NumMissedProbesLimit = settings.Membership.MissedProbes;
                membership.NumVotesForDeathDeclaration = settings.Membership.Votes;
                membership.TableRefreshTimeout = settings.Membership.TableRefresh;
                membership.IAmAliveTablePublishTimeout = settings.Membership.IAmAlive;
            });
    }

    /// <param name="gateways">Addresses of silos; none: the table is asked for them.</param>
    public static IClientBuilder UseClustering(
        this IClientBuilder client, string invariant, string connectionString, string clusterId, IReadOnlyList<IPEndPoint> gateways)
    {
        client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (clusterId, SiloSettings.ServiceId));
        client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
        return gateways.Count > 0
            ? client.UseStaticClustering([.. gateways])
            : client.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (invariant, connectionString));
    }
}
