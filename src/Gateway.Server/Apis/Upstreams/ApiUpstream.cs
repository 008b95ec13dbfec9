using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Security;
using System.Net.Sockets;
using Gateway.Core.Agreements;
using Gateway.Hosting.Tls;

namespace Gateway.Server.Apis.Upstreams;

/// <summary>An address at which a department may serve APIs, as the operator allows it.</summary>
internal sealed class ApiUpstream : IDisposable
{
    private static readonly ImmutableArray<SourceRange> s_never =
    [
        // This machine, its link and the addresses at which clouds keep their metadata, no single host, and the same in IPv6.
        Range("0.0.0.0/8"), Range("127.0.0.0/8"), Range("169.254.0.0/16"), Range("224.0.0.0/3"),
        Range("::/127"), Range("fe80::/10"), Range("fec0::/10"), Range("ff00::/8"), Range("64:ff9b::/96"), Range("64:ff9b:1::/48"), Range("2002::/16"),
        Range("100.64.0.0/10"), Range("168.63.129.16/32"), Range("fd00:ec2::/32"),
    ];

    private static readonly Lazy<FrozenSet<IPAddress>> s_own = new(() => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(each => each.GetIPProperties().UnicastAddresses)
        .Select(each => each.Address)
        .ToFrozenSet());

    private readonly ImmutableArray<SourceRange> _networks;
    private readonly UpstreamConnections _connections;

    /// <param name="options">Validated options.</param>
    /// <param name="text">What they mean, to be known again by.</param>
    /// <param name="health">What is known of it.</param>
    /// <exception cref="Hosting.Configuration.ConfigurationException">The file of authorities cannot be used.</exception>
    public ApiUpstream(ApiUpstreamOptions options, string text, UpstreamHealth health)
    {
        (Department, Text, Health, Probe) = (options.Department, text, health, options.Probe);
        Address = new Uri(options.Address);
        _networks = [.. options.Networks.Select(Range)];
        _connections = new(this, options.Authorities is { Length: > 0 } file ? TlsMaterial.ReadAuthorities(file) : null);
    }

    /// <summary>Slug of the department.</summary>
    public string Department { get; }

    /// <summary>Scheme, host and port, and the path below which entries may be.</summary>
    public Uri Address { get; }

    /// <summary>The same for options that mean the same.</summary>
    public string Text { get; }

    /// <summary>What is known of it.</summary>
    public UpstreamHealth Health { get; }

    /// <summary>How it is asked whether it is well; null where it is not.</summary>
    public ApiProbeOptions? Probe { get; }

    /// <summary>The address is it, or lies below it.</summary>
    public bool Holds(Uri address)
    {
        var (above, path) = (Address.AbsolutePath.TrimEnd('/'), address.AbsolutePath);
        return path.StartsWith(above, StringComparison.Ordinal) && (path.Length == above.Length || path[above.Length] == '/');
    }

    /// <summary>The connections to it.</summary>
    /// <param name="certificate">The certificate to show; null for none.</param>
    public HttpMessageInvoker InvokerOf(SslStreamCertificateContext? certificate) => _connections.Of(certificate);

    /// <summary>Its host may lie at the address.</summary>
    public bool MayLieAt(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _networks.IsEmpty ? !Holds(s_never, plain) && !s_own.Value.Contains(plain) : Holds(_networks, plain);
    }

    /// <summary>Connects to the host at an address where it may lie. The name is resolved once, so that what was checked is what is called.</summary>
    /// <exception cref="AddressNotAllowedException">It lies nowhere where it may.</exception>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint host, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(host.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host.Host, cancellationToken);
        var allowed = addresses.Where(MayLieAt).ToArray();
        if (allowed.Length == 0)
        {
            throw new AddressNotAllowedException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, host.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connections.Dispose();

    private static bool Holds(ImmutableArray<SourceRange> ranges, IPAddress address)
    {
        foreach (var range in ranges)
        {
            if (range.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    private static SourceRange Range(string text) =>
        SourceRange.TryParse(text, out var range) ? range : throw new InvalidOperationException("Not a network.");
}
