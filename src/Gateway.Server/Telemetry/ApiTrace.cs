using System.Diagnostics;
using System.Globalization;

namespace Gateway.Server.Telemetry;

/// <summary>Spans of the calls of departments' own APIs, by the semantic conventions for HTTP, but without the URL: a path or a query may name a subject.</summary>
internal static class ApiTrace
{
    /// <summary>Starts the span of a request and gives it the headers by which the API may continue the trace.</summary>
    /// <param name="message">The request, complete.</param>
    /// <param name="entry">Path of the entry, which stands for the path of the URL.</param>
    public static Activity? Start(HttpRequestMessage message, string entry)
    {
        var span = ExchangeTrace.IsHeard ? ExchangeTrace.Step($"{message.Method.Method} {entry}", ActivityKind.Client) : null;
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag("http.request.method", message.Method.Method);
            span.SetTag("server.address", message.RequestUri!.Host);
            span.SetTag("server.port", message.RequestUri.Port);
        }

        TraceOnlyPropagator.Instance.Inject(
            Activity.Current, message, static (carrier, name, value) => ((HttpRequestMessage)carrier!).Headers.TryAddWithoutValidation(name, value));
        return span;
    }

    /// <summary>Says what was answered.</summary>
    public static void Answered(Activity? span, HttpResponseMessage response)
    {
        if (span is { IsAllDataRequested: true })
        {
            var status = (int)response.StatusCode;
            span.SetTag("http.response.status_code", status);
            if (status >= 400)
            {
                Fail(span, status.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    /// <summary>Says that there was no answer, and why.</summary>
    public static void Fail(Activity? span, string kind)
    {
        span?.SetTag("error.type", kind);
        span?.SetStatus(ActivityStatusCode.Error);
    }
}
