using System.Net;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace Gateway.Benchmarks.Exchanges.Servers;

/// <summary>Plain YARP: one route for everything, one destination. Third argument: its address.</summary>
internal static class ServeYarp
{
    public const string Mode = "serve-yarp";

    private const string Name = "all";

    public static Task<int> RunAsync(string[] arguments)
    {
        var place = ServerPlace.Parse(arguments);
        var certificate = place.ReadCertificate();
        var trust = place.ReadTrust();
        return PlainHost.RunAsync(
            place,
            builder => builder.Services.AddReverseProxy()
                .LoadFromMemory([Route()], [Cluster(arguments[2])])
                .ConfigureHttpClient((_, handler) => handler.SslOptions = MutualTls.Options(certificate, trust)),
            app => app.MapReverseProxy());
    }

    private static RouteConfig Route() => new() { RouteId = Name, ClusterId = Name, Match = new RouteMatch { Path = "{**all}" } };

    private static ClusterConfig Cluster(string address) => new()
    {
        ClusterId = Name,
        Destinations = new Dictionary<string, DestinationConfig> { [Name] = new() { Address = address } },
        HttpRequest = new ForwarderRequestConfig { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact },
    };
}
