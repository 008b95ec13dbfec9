using System.Globalization;
using System.Net;
using Gateway.Testing;

namespace Gateway.EndToEnd.City;

/// <summary>Takes what programs export over OTLP (http/protobuf) as it comes: one file each of traces, metrics and logs.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _folder;
    private readonly Task _taking;

    public OtlpReceiver(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}/");
        _listener.Prefixes.Add(address);
        _listener.Start();
        Environment = new Dictionary<string, string?>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        };
        _taking = TakeAsync();
    }

    /// <summary>Variables of a program that shall export to it.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; }

    /// <summary>The spans that came.</summary>
    public string Traces => Path.Combine(_folder, "traces.otlp");

    /// <summary>A file of each kind of which anything came.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(_folder);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _taking;
        _listener.Close();
    }

    private async Task TakeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException && !_listener.IsListening)
            {
                return;
            }

            // One at a time, so that bodies do not mix.
            var name = Path.GetFileName(context.Request.Url!.AbsolutePath) + ".otlp";
            await using (var file = new FileStream(Path.Combine(_folder, name), FileMode.Append))
            {
                await context.Request.InputStream.CopyToAsync(file);
            }

            context.Response.ContentType = "application/x-protobuf";
            context.Response.Close();
        }
    }
}
