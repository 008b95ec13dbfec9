using System.Runtime.CompilerServices;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Catalogue;
using Google.Protobuf;
using Grpc.Net.Client;

namespace Gateway.Server.Departments;

/// <summary>The one gRPC channel to one adapter, with the schemas it prepared and the calls under way.</summary>
internal sealed class AdapterChannel : IDisposable
{
    private const int GreatestMessage = 16 << 20;

    private readonly GrpcChannel _channel;
    private readonly ConditionalWeakTable<Entry, Prepared> _prepared = [];
    private int _inFlight;

    public AdapterChannel(string address, AdapterTls tls, string department)
    {
        Address = new Uri(address);
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            HttpHandler = tls.CreateHandler(department),
            DisposeHttpClient = true,
            MaxReceiveMessageSize = GreatestMessage,
            MaxRetryAttempts = null,
        });
        Client = new AdapterService.AdapterServiceClient(_channel);
    }

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>The adapter.</summary>
    public AdapterService.AdapterServiceClient Client { get; }

    /// <summary>Calls under way.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Counts a call that begins.</summary>
    public void Enter() => Interlocked.Increment(ref _inFlight);

    /// <summary>Counts a call that ended.</summary>
    public void Leave() => Interlocked.Decrement(ref _inFlight);

    /// <summary>What the adapter said of an entry version, if it was asked.</summary>
    public Prepared? Find(Entry entry) => _prepared.TryGetValue(entry, out var prepared) ? prepared : null;

    /// <summary>Keeps what the adapter said of an entry version.</summary>
    public void Keep(Entry entry, Prepared prepared) => _prepared.AddOrUpdate(entry, prepared);

    /// <summary>Forgets it, so that the next call asks again.</summary>
    public void Forget(Entry entry) => _prepared.Remove(entry);

    public void Dispose() => _channel.Dispose();
}

/// <summary>What an adapter said of an entry version.</summary>
/// <param name="Handle">Handle of the schema; null where its mapping has faults.</param>
/// <param name="At">When, by <see cref="TimeProvider.GetTimestamp"/>: faults are asked about again after a while.</param>
internal sealed record Prepared(ByteString? Handle, long At);
