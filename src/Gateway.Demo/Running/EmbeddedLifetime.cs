using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gateway.Demo.Running;

/// <summary>Several hosts in one process: the demo alone listens to signals, and says which host stops when.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Makes a host an embedded one: no signals, and its log into a file, or to the console where there is none.</summary>
    public static void Embed(WebApplicationBuilder builder, string? logFile)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, EmbeddedLifetime>());
        if (logFile is not null)
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddProvider(new LogFile(logFile));
        }
    }

    /// <summary>
    /// Adapters trace their own requests by a source that all hosts of a process share, and would export those of this host too, whose
    /// paths may hold identifiers. In a process of its own nobody listens to them.
    /// </summary>
    public static void KeepRequestsUntraced(WebApplicationBuilder builder) => builder.Services.AddSingleton(new ActivitySource("requests that nobody traces"));
}
