using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Gateway.Adapter.Sources;
using Gateway.Contracts.Adapter.V1;
using Gateway.Testing;
using Google.Protobuf;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Gateway.Adapter.Tests.Suite;

/// <summary>An adapter on a free port, its files in a temporary folder, and a client with the gateway's certificate.</summary>
public sealed class TestAdapter : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly AdapterHost _host;
    private readonly GrpcChannel _channel;

    private TestAdapter(TemporaryFolder folder, AdapterHost host)
    {
        (_folder, _host) = (folder, host);
        _channel = Connect(TestCity.Gateway.Certificate);
        Client = new AdapterService.AdapterServiceClient(_channel);
    }

    public AdapterService.AdapterServiceClient Client { get; }

    public GrpcChannel Channel => _channel;

    public AdapterHost Host => _host;

    public string JournalPath => _folder.At("journal", "journal.db");

    public static AdapterOptions Options(TemporaryFolder folder, SourceKind kind, string connection, params string[] mappings)
    {
        var server = TestCity.Server.WriteTo(folder.At("tls"));
        for (var i = 0; i < mappings.Length; i++)
        {
            File.WriteAllText(folder.At("mappings", $"m{i}.yaml"), mappings[i]);
        }

        return new AdapterOptions
        {
            Department = "gongan",
            Listen = { Address = "127.0.0.1:0", Certificate = server.Certificate, Key = server.Key },
            Gateway = { Authorities = [server.Authority], SpiffeIds = [TestCity.GatewayId] },
            Source = { Kind = kind, Connection = connection },
            Mapping = { Folder = folder.At("mappings") },
            Journal = { Path = folder.At("journal", "journal.db") },
            Pseudonyms = { File = folder.At("pseudonyms.key"), CreateIfMissing = true },
            Management = { Address = "127.0.0.1:0" },
        };
    }

    public static async Task<TestAdapter> StartAsync(
        SourceKind kind,
        string connection,
        Action<AdapterOptions>? change = null,
        Action<WebApplicationBuilder>? configure = null,
        params string[] mappings)
    {
        var folder = new TemporaryFolder();
        var options = Options(folder, kind, connection, mappings.Length == 0 ? [ResidentSchema.Mapping] : mappings);
        change?.Invoke(options);
        var faults = new List<Hosting.Configuration.ConfigurationFault>();
        AdapterOptionsValidator.Validate(options, folder.Path, faults);
        if (faults.Count > 0)
        {
            throw new InvalidOperationException(string.Join('\n', faults));
        }

        var host = AdapterHost.Build(options, builder =>
        {
            builder.Logging.ClearProviders();
            configure?.Invoke(builder);
        });
        await host.StartAsync();
        return new TestAdapter(folder, host);
    }

    /// <summary>A channel with this client certificate, or none.</summary>
    public GrpcChannel Connect(X509Certificate2? certificate)
    {
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = Trust(),
                LocalCertificateSelectionCallback = certificate is null ? null : (_, _, _, _, _) => certificate,
            },
        };
        return GrpcChannel.ForAddress(_host.Address, new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
    }

    public async Task<ByteString> PrepareAsync(EntrySchema? schema = null)
    {
        var response = await TryPrepareAsync(schema ?? ResidentSchema.Entry());
        return response.Ready
            ? response.SchemaHandle
            : throw new InvalidOperationException(string.Join('\n', response.Faults.Select(fault => fault.Message)));
    }

    public static FetchRequest Request(ByteString handle, string key, int[] plain, params int[] masked) => new()
    {
        ExchangeId = UnsafeByteOperations.UnsafeWrap(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToByteArray(bigEndian: true)),
        SchemaHandle = handle,
        PlainFields = { plain.Select(number => (uint)number) },
        MaskedFields = { masked.Select(number => (uint)number) },
        Key = { new KeyValue { Number = ResidentSchema.Id, Value = key } },
        RowLimit = 10,
        Consumer = "shenpi",
        ConsumerSystem = "approval",
        Agreement = "agreement-1",
        ServiceItemCode = "item-1",
    };

    /// <summary>The same request for many keys.</summary>
    public static FetchManyRequest Many(FetchRequest request, params IEnumerable<string> keys) => new()
    {
        ExchangeId = UnsafeByteOperations.UnsafeWrap(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToByteArray(bigEndian: true)),
        SchemaHandle = request.SchemaHandle,
        PlainFields = { request.PlainFields },
        MaskedFields = { request.MaskedFields },
        Keys = { keys.Select(key => new FetchKey { Values = { new KeyValue { Number = request.Key[0].Number, Value = key } } }) },
        RowLimit = request.RowLimit,
        Consumer = request.Consumer,
        ConsumerSystem = request.ConsumerSystem,
        Agreement = request.Agreement,
        ServiceItemCode = request.ServiceItemCode,
    };

    /// <summary>Claims about the key of the request.</summary>
    public static VerifyRequest Verify(FetchRequest request, ReadOnlySpan<byte> claims) => new()
    {
        ExchangeId = request.ExchangeId,
        SchemaHandle = request.SchemaHandle,
        Key = { request.Key },
        Claims = ByteString.CopyFrom(claims),
        Consumer = request.Consumer,
        ConsumerSystem = request.ConsumerSystem,
        Agreement = request.Agreement,
        ServiceItemCode = request.ServiceItemCode,
    };

    public async Task<FetchManyResponse> FetchManyAsync(FetchManyRequest request) =>
        await Client.FetchManyAsync(request, cancellationToken: TestContext.Current.CancellationToken);

    public async Task<VerifyResponse> VerifyAsync(VerifyRequest request) =>
        await Client.VerifyAsync(request, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>The one record that the journal holds of an exchange.</summary>
    public async Task<Contracts.Audit.V1.JournalRecord> JournalOfAsync(ByteString exchangeId)
    {
        var log = (Audit.ILogReader)Host.Services.GetService(typeof(Audit.ILogReader))!;
        var row = Assert.Single(await log.FindAsync(Audit.ExchangeId.Read(exchangeId.Span), TestContext.Current.CancellationToken));
        return Contracts.Audit.V1.JournalRecord.Parser.ParseFrom(row.Record.Span);
    }

    public async Task<FetchResponse> FetchAsync(FetchRequest request) =>
        await Client.FetchAsync(request, cancellationToken: TestContext.Current.CancellationToken);

    public async Task<PrepareResponse> TryPrepareAsync(EntrySchema schema) =>
        await Client.PrepareAsync(new PrepareRequest { Schema = schema }, cancellationToken: TestContext.Current.CancellationToken);

    public async Task<FetchResponse> FetchAsync(string key, int[] plain, params int[] masked) =>
        await FetchAsync(Request(await PrepareAsync(), key, plain, masked));

    private static X509ChainPolicy Trust()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(TestCity.Server.Authority);
        return policy;
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _host.StopAsync();
        await _host.DisposeAsync();
        _folder.Dispose();
    }
}
