using System.Globalization;
using OpenTelemetry.Trace;

namespace Gateway.Server.Telemetry;

/// <summary>
/// Samples exchanges by <c>OTEL_TRACES_SAMPLER_ARG</c> (a share from 0 to 1, default 1). A consumer's own sampling
/// flag counts for nothing: it would let a caller fill the collector, or hide.
/// </summary>
internal static class TraceSampling
{
    public static Sampler FromEnvironment()
    {
        var share = double.TryParse(
            Environment.GetEnvironmentVariable("OTEL_TRACES_SAMPLER_ARG"), NumberStyles.Float, CultureInfo.InvariantCulture, out var said) && double.IsFinite(said)
            ? Math.Clamp(said, 0, 1)
            : 1;
        var ratio = new ExchangeRoots(new TraceIdRatioBasedSampler(share));
        return new ParentBasedSampler(ratio, remoteParentSampled: ratio, remoteParentNotSampled: ratio);
    }

    /// <summary>
    /// Only exchanges begin a trace. What the gateway asks of its own databases by itself, several times a second, is no part of one and
    /// would bury them.
    /// </summary>
    private sealed class ExchangeRoots(Sampler exchanges) : Sampler
    {
        public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
            samplingParameters.Kind == System.Diagnostics.ActivityKind.Server
                ? exchanges.ShouldSample(samplingParameters)
                : new SamplingResult(SamplingDecision.Drop);
    }
}
