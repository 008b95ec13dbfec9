using Yarp.ReverseProxy.Forwarder;

namespace Gateway.Server.Departments;

/// <summary>The clients by which YARP probes a department's adapters.</summary>
internal sealed class AdapterHttpClientFactory(AdapterTls tls) : IForwarderHttpClientFactory
{
    public HttpMessageInvoker CreateClient(ForwarderHttpClientContext context) =>
        context.OldClient ?? new HttpMessageInvoker(new AdapterProbeHandler(tls.CreateHandler(context.ClusterId)));
}
