using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gateway.Hosting.Draining;

/// <summary>Lets a program go in the order in which nobody is hurt.</summary>
public static class DrainExtensions
{
    /// <summary>Adds the <see cref="Drain"/>, which is stopped before anything else.</summary>
    public static void AddDrain(this IServiceCollection services, DrainTimes times)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = times.Whole);
        services.AddSingleton(provider => new Drain(
            times, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<Drain>>()));
        services.AddHostedService(provider => provider.GetRequiredService<Drain>());
    }

    /// <summary>Marks the listener of callers, whose connections are drained; before TLS.</summary>
    public static void UseDrain(this ListenOptions listener)
    {
        var connections = listener.ApplicationServices.GetRequiredService<Drain>().Connections;
        listener.Use(next => connection => connections.ServeAsync(connection, next));
    }

    /// <summary>Goes after TLS, and tells the drain whose handshake is over.</summary>
    public static void UseDrainAfterTls(this ListenOptions listener) => listener.Use(next => connection =>
    {
        OpenConnections.Greet(connection);
        return next(connection);
    });
}
