using Gateway.Core.Catalogue;
using Gateway.Server.Contracts;

namespace Gateway.Server.SharedData.Typed;

/// <summary>
/// Points the methods of every entry's own service at the two that are registered: no route is added when an entry
/// is published, and none is left behind when it is withdrawn.
/// </summary>
internal static class TypedPaths
{
    /// <summary>The registered service; no caller knows it, and it cannot be called by its own name.</summary>
    public const string Service = "gateway.internal.TypedService";

    /// <summary>The method that answers once.</summary>
    public const string Unary = "Answer";

    /// <summary>The method that answers many times.</summary>
    public const string Streaming = "Stream";

    private const string Shared = "/shared.";
    private static readonly PathString s_unary = new($"/{Service}/{Unary}");
    private static readonly PathString s_streaming = new($"/{Service}/{Streaming}");

    /// <summary>Comes before routing.</summary>
    public static void UseTypedPaths(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var path = context.Request.Path.Value!;
        if (path.StartsWith(Shared, StringComparison.Ordinal))
        {
            if (ContractNames.TryParseMethodPath(path, out var department, out var entry, out var major, out var operation)
                && operation != Operations.None)
            {
                context.Features.Set(new TypedTarget(department, entry, major, operation, path[1..]));
                context.Request.Path = operation == Operations.LookupMany ? s_streaming : s_unary;
            }
        }
        else if (path.StartsWith("/" + Service, StringComparison.OrdinalIgnoreCase))
        {
            context.Request.Path = "/";
        }

        return next(context);
    });
}

/// <summary>The method of an entry's own service that is called.</summary>
/// <param name="Department">Slug of the provider.</param>
/// <param name="Entry">api_name of the entry.</param>
/// <param name="Major">Major version.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Method">The method by its full name: <c>shared.gongan.v1.ResidentService/Lookup</c>.</param>
internal sealed record TypedTarget(string Department, string Entry, int Major, Operations Operation, string Method);
