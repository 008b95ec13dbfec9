namespace Gateway.Server.Endpoints;

internal static class EndpointClassExtensions
{
    /// <summary>The endpoints pass the pipeline.</summary>
    public static TBuilder AsExchange<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new EndpointClassMetadata(EndpointClass.Exchange));

    /// <summary>The endpoints are guarded by a named policy.</summary>
    public static TBuilder AsGoverned<TBuilder>(this TBuilder builder, string policy)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new EndpointClassMetadata(EndpointClass.Governed, policy));

    /// <summary>The endpoints are for anybody on the management port.</summary>
    public static TBuilder AsOpen<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new EndpointClassMetadata(EndpointClass.Open));

    /// <summary>Throws unless every endpoint declares its class: a forgotten guard must not be found out in production.</summary>
    /// <exception cref="InvalidOperationException">Names each endpoint that does not.</exception>
    public static void RequireEndpointClasses(this IEndpointRouteBuilder endpoints)
    {
        var faults = endpoints.DataSources
            .SelectMany(source => source.Endpoints)
            .Where(endpoint => endpoint.Metadata.GetMetadata<EndpointClassMetadata>() is not { } declared
                || (declared.Class == EndpointClass.Governed && string.IsNullOrEmpty(declared.Policy)))
            .Select(endpoint => endpoint.DisplayName ?? endpoint.ToString() ?? "?")
            .ToList();
        if (faults.Count > 0)
        {
            throw new InvalidOperationException(
                $"Endpoints without a class (exchange, governed with a policy, or open): {string.Join("; ", faults)}.");
        }
    }
}
