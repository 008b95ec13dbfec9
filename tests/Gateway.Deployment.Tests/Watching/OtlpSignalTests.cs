using Gateway.Hosting.Telemetry;
using OpenTelemetry.Exporter;

namespace Gateway.Deployment.Tests.Watching;

public sealed class OtlpSignalTests
{
    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317")]
    [InlineData(true, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://collector:4317")]
    [InlineData(false, "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://collector:4317")]
    [InlineData(true, "OTEL_TRACES_EXPORTER=otlp")]
    [InlineData(true, "OTEL_TRACES_EXPORTER=console,OTLP")]
    [InlineData(false, "OTEL_TRACES_EXPORTER=none OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317")]
    [InlineData(true, "OTEL_LOGS_EXPORTER=none OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317")]
    [InlineData(false, "OTEL_SDK_DISABLED=TRUE OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317")]
    public void Traces_leave_where_the_variables_say(bool leave, string variables) => Assert.Equal(leave, Traces(variables).IsExported);

    [Fact]
    public void What_is_said_of_the_signal_goes_before_what_is_said_of_all()
    {
        var options = new OtlpExporterOptions { Endpoint = new Uri("http://all:4317"), Headers = "for=all", TimeoutMilliseconds = 1000 };

        Traces("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://traces/city OTEL_EXPORTER_OTLP_TRACES_PROTOCOL=http/protobuf OTEL_EXPORTER_OTLP_TRACES_HEADERS=for=traces OTEL_EXPORTER_OTLP_TRACES_TIMEOUT=500")
            .Configure(options);

        Assert.Equal(
            ("http://traces/city", OtlpExportProtocol.HttpProtobuf, "for=traces", 500),
            (options.Endpoint.AbsoluteUri, options.Protocol, options.Headers, options.TimeoutMilliseconds));
    }

    [Fact]
    public void What_is_not_said_of_it_stays_as_it_was()
    {
        var options = new OtlpExporterOptions { Endpoint = new Uri("http://all:4317"), Headers = "for=all", TimeoutMilliseconds = 1000, Protocol = OtlpExportProtocol.HttpProtobuf };

        Traces("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://metrics OTEL_EXPORTER_OTLP_TRACES_ENDPOINT= OTEL_EXPORTER_OTLP_TRACES_PROTOCOL=smoke").Configure(options);

        Assert.Equal(
            ("http://all:4317/", OtlpExportProtocol.HttpProtobuf, "for=all", 1000),
            (options.Endpoint.AbsoluteUri, options.Protocol, options.Headers, options.TimeoutMilliseconds));
    }

    private static OtlpSignal Traces(string variables)
    {
        var said = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(variable => variable.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return new OtlpSignal("TRACES", said.GetValueOrDefault);
    }
}
