using System.Globalization;
using OpenTelemetry.Exporter;

namespace Gateway.Hosting.Telemetry;

/// <summary>
/// One signal's export by the standard variables (OpenTelemetry, "OpenTelemetry Protocol Exporter"): what names the signal goes before
/// what names none, which the exporter reads itself.
/// </summary>
internal sealed class OtlpSignal
{
    private readonly string _prefix;
    private readonly Func<string, string?> _read;

    /// <param name="name">"TRACES", "METRICS" or "LOGS".</param>
    /// <param name="read">Reads a variable.</param>
    public OtlpSignal(string name, Func<string, string?> read)
    {
        _prefix = $"OTEL_EXPORTER_OTLP_{name}_";
        _read = read;
        var exporters = (read($"OTEL_{name}_EXPORTER") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        IsExported = !string.Equals(read("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase)
            && (exporters.Length > 0
                ? exporters.Contains("otlp", StringComparer.OrdinalIgnoreCase)
                : Of("ENDPOINT") is not null || read("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 });
    }

    /// <summary>
    /// It leaves over OTLP: its exporters name <c>otlp</c>, or name nothing while an endpoint is set. Without either nobody is there to
    /// take it, so that nothing is made of it.
    /// </summary>
    public bool IsExported { get; }

    /// <summary>Sets what was said of this signal alone.</summary>
    public void Configure(OtlpExporterOptions options)
    {
        switch (Of("PROTOCOL")?.ToLowerInvariant())
        {
            case "grpc":
                options.Protocol = OtlpExportProtocol.Grpc;
                break;
            case "http/protobuf":
                options.Protocol = OtlpExportProtocol.HttpProtobuf;
                break;
        }

        // A signal's own endpoint is taken as it is: no path is put behind it.
        if (Uri.TryCreate(Of("ENDPOINT"), UriKind.Absolute, out var endpoint))
        {
            options.Endpoint = endpoint;
        }

        options.Headers = Of("HEADERS") ?? options.Headers;
        if (int.TryParse(Of("TIMEOUT"), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            options.TimeoutMilliseconds = milliseconds;
        }
    }

    private string? Of(string name) => _read(_prefix + name) is { Length: > 0 } value ? value : null;
}
