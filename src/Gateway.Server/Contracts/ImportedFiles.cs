using Gateway.Contracts.V1;

namespace Gateway.Server.Contracts;

/// <summary>The files that contracts import, as they are written in the repository and in Google's package.</summary>
internal static class ImportedFiles
{
    /// <summary>Name and bytes of each. What protobuf's compiler brings itself is not among them.</summary>
    public static IReadOnlyList<(string Name, byte[] Text)> All { get; } =
        [Read("gateway/v1/exchange.proto"), Read("gateway/v1/record.proto"), Read("google/type/date.proto")];

    private static (string Name, byte[] Text) Read(string name)
    {
        using var resource = typeof(Receipt).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"Gateway.Contracts.Exchange was built without {name}.");
        var text = new byte[resource.Length];
        resource.ReadExactly(text);
        return (name, text);
    }
}
