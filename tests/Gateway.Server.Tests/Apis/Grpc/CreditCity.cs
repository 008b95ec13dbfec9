using Gateway.Contracts.Management.V1;
using Gateway.Server.Apis.Upstreams;
using Gateway.Server.Tests.Apis.Grpc.Credit;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using FieldType = Gateway.Contracts.Management.V1.FieldType;
using GetRequest = Gateway.Server.Tests.Apis.Grpc.Credit.GetRequest;

namespace Gateway.Server.Tests.Apis.Grpc;

/// <summary>A city in which the police keep a gRPC API of their own, of which the consumer may call all but one method.</summary>
internal sealed class CreditCity : IAsyncDisposable
{
    private CreditCity(TestCity city, CreditUpstream upstream)
    {
        (City, Upstream) = (city, upstream);
        Client = new CreditService.CreditServiceClient(city.ConnectConsumer());
    }

    public TestCity City { get; }

    public CreditUpstream Upstream { get; private set; }

    /// <summary>A stub as anybody generates it.</summary>
    public CreditService.CreditServiceClient Client { get; }

    /// <summary>The descriptor set of the API, as protoc writes it.</summary>
    public static ByteString Descriptors { get; } = new FileDescriptorSet { File = { CreditReflection.Descriptor.ToProto() } }.ToByteString();

    public static async Task<CreditCity> StartAsync(
        Action<GatewayOptions>? configure = null, Action<Entry>? change = null, Action<Agreement>? agree = null)
    {
        var upstream = await CreditUpstream.StartAsync();
        var city = await TestCity.StartAsync(options =>
        {
            options.Apis.Upstreams.Add(new ApiUpstreamOptions { Department = "gongan", Address = upstream.Address.ToString(), Networks = { "127.0.0.0/8" } });
            configure?.Invoke(options);
        });
        var credit = new CreditCity(city, upstream);
        await city.ApplyAsync(Entry(upstream.Address, change), Agreement(agree));
        await credit.UntilAsync(reason => reason is not ("ENTRY_UNKNOWN" or "NO_AGREEMENT"));
        upstream.Calls.Clear();
        return credit;
    }

    public static Document Entry(Uri address, Action<Entry>? change = null) => Registered.Entry(entry =>
    {
        entry.ApiName = "credit";
        entry.Code = "credit";
        entry.Name = "企业信用信息";
        entry.Kind = EntryKind.Api;
        entry.Operations.Clear();
        entry.KeyFields.Clear();
        entry.SubjectFields.Clear();
        entry.Fields.Clear();
        entry.Fields.Add(
        [
            Field(1, "name", FieldType.Text, Sensitivity.L1),
            Field(2, "owner", FieldType.Text, Sensitivity.L3, Masking.Name),
            Field(3, "tax", FieldType.Text, Sensitivity.L1),
            Field(4, "amount", FieldType.Decimal, Sensitivity.L2),
            Field(5, "score", FieldType.Integer, Sensitivity.L3, Masking.Amount),
            Field(6, "grade", FieldType.Code, Sensitivity.L1),
            Field(7, "active", FieldType.Boolean, Sensitivity.L1),
            Field(8, "phone", FieldType.Text, Sensitivity.L4, Masking.Withhold),
        ]);
        entry.Api = new ApiTerms
        {
            Destinations = { new ApiDestination { Name = "one", Address = address.ToString() } },
            TimeoutMs = 2_000,
            AnswerKib = 256,
            Grpc = new GrpcApi { DescriptorSet = Descriptors },
            Operations = { Operation("get", "Get"), Operation("list", "List"), Operation("report", "Report"), Operation("talk", "Talk"), Operation("erase", "Erase") },
        };
        change?.Invoke(entry);
    });

    public static Document Agreement(Action<Agreement>? change = null) => Registered.Agreement(agreement =>
    {
        agreement.Id = "A-credit";
        agreement.Entry = "credit";
        agreement.Operations.Clear();
        agreement.ApiOperations.Add(["get", "list", "report", "talk"]);
        agreement.Fields.Clear();
        agreement.Fields.Add(((string[])["name", "owner", "amount", "score", "grade", "active"]).Select(name => new AgreedField { Field = name }));
        change?.Invoke(agreement);
    });

    public static ApiOperation Operation(string name, string method) => new()
    {
        Name = name,
        GrpcMethod = "city.credit.v1.CreditService/" + method,
        Places =
        {
            new ApiPlace { Field = "name", Path = "name" },
            new ApiPlace { Field = "owner", Path = "owner.name" },
            new ApiPlace { Field = "tax", Path = "arrears.tax" },
            new ApiPlace { Field = "amount", Path = "arrears.amount" },
            new ApiPlace { Field = "score", Path = "scores" },
            new ApiPlace { Field = "grade", Path = "grade" },
            new ApiPlace { Field = "active", Path = "active" },
            new ApiPlace { Field = "phone", Path = "owner.phones" },
        },
    };

    /// <summary>The metadata of a call that is in order.</summary>
    public static Metadata Headers(Action<Metadata>? change = null)
    {
        var headers = new Metadata
        {
            { "gateway-department", "gongan" },
            { "gateway-entry", "credit" },
            { "gateway-item", Registered.Item },
            { "gateway-scenario", "acceptance" },
            { "gateway-case", "C-1" },
            { "gateway-officer", "officer-7" },
        };
        change?.Invoke(headers);
        return headers;
    }

    public AsyncUnaryCall<Firm> GetAsync(Action<Metadata>? change = null) => Client.GetAsync(new GetRequest { Uscc = Firms.Uscc }, Headers(change));

    /// <summary>Waits until a call ends for a reason that will do; none where it is answered.</summary>
    public Task UntilAsync(Func<string, bool> will) =>
        Poll.UntilAsync(async () => will(await Refused.ReasonOrNoneAsync(GetAsync())), TimeSpan.FromSeconds(20), "the API is served so");

    public async Task KillUpstreamAsync() => await Upstream.DisposeAsync();

    public async Task RestartUpstreamAsync() => Upstream = await CreditUpstream.StartAsync(Upstream.Port);

    public async ValueTask DisposeAsync()
    {
        await City.DisposeAsync();
        await Upstream.DisposeAsync();
    }

    private static Field Field(uint number, string name, FieldType type, Sensitivity sensitivity, Masking masking = Masking.Unspecified) => new()
    {
        Number = number,
        ApiName = name,
        Name = name,
        Type = type,
        Sensitivity = sensitivity,
        Masking = masking,
    };
}
