using Gateway.Audit;
using Gateway.Server.Certificates.Caching;
using Gateway.Server.Certificates.Events;
using Gateway.Server.Endpoints;
using Gateway.Server.Identity;
using Grpc.AspNetCore.Server.Model;

namespace Gateway.Server.Certificates;

/// <summary>Certificates: their service, their cache and their events.</summary>
internal static class CertificateExtensions
{
    public static void AddCertificates(this IServiceCollection services, CertificateCacheOptions options)
    {
        services.AddSingleton<ICertificateFeed, FollowedFeed>();
        services.AddCertificateCache(
            provider => provider.GetRequiredService<SubjectPseudonymizer>().DeriveKey("certificate cache values"),
            cache => CopyTo(options, cache));
        services.AddSingleton<CertificateHashes>();
        services.AddSingleton(provider => new CertificateKeys(
            provider.GetRequiredService<CertificateHashes>(),
            new KeyedHash(provider.GetRequiredService<SubjectPseudonymizer>().DeriveKey("certificate cache keys"))));
        services.AddSingleton<CertificateMetrics>();
        services.AddSingleton<CertificateAnswers>();
        services.AddSingleton<CertificateReplies>();
        services.AddSingleton<CertificateExchanges>();
        services.AddSingleton<CertificateTypes>();
        services.AddSingleton<CertificateGrpc>();
        services.AddSingleton(provider => new EventSeal(provider.GetRequiredService<SubjectPseudonymizer>().DeriveKey("certificate events")));
        services.AddSingleton<ReportingPolicy>();
        services.AddSingleton<EventIntake>();
        services.AddSingleton<CertificateEventGrpc>();
        services.AddSingleton<OpenWatches>();
        services.AddSingleton<WatchPipeline>();
        services.AddSingleton<CertificateWatchGrpc>();
        services.AddSingleton<IServiceMethodProvider<CertificateEventGrpc>, EventMethods>();
        services.AddSingleton<IServiceMethodProvider<CertificateWatchGrpc>, EventMethods>();
        services.AddSingleton<CertificateJson>();
        services.AddSingleton<IServiceMethodProvider<CertificateGrpc>, CertificateMethods>();
    }

    private static void CopyTo(CertificateCacheOptions from, CertificateCacheOptions to)
    {
        foreach (var property in typeof(CertificateCacheOptions).GetProperties())
        {
            property.SetValue(to, property.GetValue(from));
        }
    }

    public static void MapCertificates(this WebApplication app)
    {
        app.MapGrpcService<CertificateGrpc>().AsExchange();
        app.MapGrpcService<CertificateEventGrpc>().AsGoverned(ReportingPolicy.Name);
        app.MapGrpcService<CertificateWatchGrpc>().AsExchange();
        var json = app.Services.GetRequiredService<CertificateJson>();
        app.MapGet("/v1/certificates/types", json.ListAsync).AsGoverned(RegisteredSystemPolicy.Name);
        app.MapPost("/v1/certificates:find", json.FindAsync).AsExchange();
        app.MapPost("/v1/certificates:get", json.GetAsync).AsExchange();
        app.MapPost("/v1/certificates:verify", json.VerifyAsync).AsExchange();
    }
}
