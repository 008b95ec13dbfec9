using System.Security.Cryptography;
using Gateway.Contracts.Audit.V1;
using Gateway.Server.Tests.Apis.Grpc.Credit;
using Gateway.Server.Tests.City;
using Grpc.Core;

namespace Gateway.Server.Tests.Apis.Grpc;

/// <summary>All four shapes of call pass, with what is agreed and nothing else, and are recorded.</summary>
public sealed class GrpcShapeTests(GrpcShapeTests.Fixture fixture) : IClassFixture<GrpcShapeTests.Fixture>
{
    private CreditCity City => fixture.City;

    [Fact]
    public async Task A_call_is_answered_once_with_what_is_agreed_and_has_one_record()
    {
        City.Upstream.Calls.Clear();
        using var call = City.GetAsync(headers =>
        {
            headers.Add("authorization", "Bearer " + Firms.Secret);
            headers.Add("x-theirs", Firms.Secret);
            headers.Add("baggage", "a=" + Firms.Secret);
        });

        var firm = await call;

        Assert.Equal(Firms.Agreed(), firm);
        var headers = await call.ResponseHeadersAsync;
        var (record, row) = await LogOf.FindAsync(City.City, headers.GetValue("gateway-exchange")!);
        Assert.Equal(headers.GetValue("gateway-receipt"), Convert.ToHexStringLower(SHA256.HashData([0, .. row.Record.Span])));
        Assert.Equal((RecordKind.Exchange, "call/get", "credit", "A-credit", Outcome.Found, 1u), (record.Kind, record.Operation, record.Entry, record.Agreement, record.Outcome, record.RecordCount));
        Assert.Equal(["name", "owner:masked", "amount", "score:masked", "grade", "active"], record.Fields.Select(field => field.ApiName + (field.Masked ? ":masked" : "")));
        var theirs = Assert.Single(City.Upstream.Calls);
        Assert.DoesNotContain(theirs, header => header.Value.Contains(Firms.Secret, StringComparison.Ordinal) || header.Key is "gateway-item" or "gateway-officer");
        Assert.Equal(headers.GetValue("gateway-exchange"), theirs.GetValue("gateway-exchange"));
    }

    [Fact]
    public async Task Metadata_of_the_department_reach_nobody()
    {
        City.Upstream.Get = async (_, context) =>
        {
            context.ResponseTrailers.Add("x-secret", Firms.Secret);
            await context.WriteResponseHeadersAsync(new Metadata { { "x-secret", Firms.Secret }, { "server", Firms.Secret } });
            return Firms.Small();
        };

        using var call = City.GetAsync();
        await call;

        Assert.Equal(["date", "gateway-exchange", "gateway-receipt"], (await call.ResponseHeadersAsync).Select(header => header.Key).Order());
        Assert.Empty(call.GetTrailers());
    }

    [Fact]
    public async Task Fewer_fields_may_be_asked_for()
    {
        Assert.Equal(new Firm { Name = "云溪小吃店" }, await City.GetAsync(headers => headers.Add("gateway-fields", "name")));
        Assert.Equal("FIELD_NOT_AGREED", await Refused.ReasonAsync(City.GetAsync(headers => headers.Add("gateway-fields", "name,tax"))));
    }

    [Fact]
    public async Task A_stream_is_answered_page_by_page_and_each_page_is_recorded()
    {
        var goOn = new TaskCompletionSource();
        City.Upstream.List = async (_, stream, _) =>
        {
            await stream.WriteAsync(Firms.Small("one"));
            await goOn.Task;
            await stream.WriteAsync(Firms.Small("two"));
            await stream.WriteAsync(Firms.Small("three"));
        };

        using var call = City.Client.List(new GetRequest(), CreditCity.Headers());
        Assert.True(await call.ResponseStream.MoveNext(default));
        Assert.Equal(Firms.Agreed("one"), call.ResponseStream.Current);
        goOn.SetResult();
        Assert.True(await call.ResponseStream.MoveNext(default));
        Assert.Equal(Firms.Agreed("two"), call.ResponseStream.Current);
        Assert.True(await call.ResponseStream.MoveNext(default));
        Assert.False(await call.ResponseStream.MoveNext(default));

        var records = await LogOf.FindAllAsync(City.City, (await call.ResponseHeadersAsync).GetValue("gateway-exchange")!, 4);
        Assert.Equal((RecordKind.Opened, RecordKind.Page, RecordKind.Closed), (records[0].Kind, records[1].Kind, records[^1].Kind));
        Assert.Equal((3u, (uint)(records.Count - 2), Outcome.Found), (records[^1].RecordCount, records[^1].Page, records[^1].Outcome));
        Assert.Equal("name", records[1].Fields[0].ApiName);
        Assert.NotNull(call.GetTrailers().GetValue("gateway-receipt"));
    }

    [Fact]
    public async Task A_caller_may_stream_and_be_answered_once()
    {
        City.Upstream.Report = async (requests, _) =>
        {
            var count = 0;
            await foreach (var request in requests.ReadAllAsync())
            {
                count += request.Padding.Length;
            }

            return Firms.Small($"{count}");
        };

        using var call = City.Client.Report(CreditCity.Headers());
        for (var i = 0; i < 20; i++)
        {
            // Together more than a request may have, each within its bound.
            await call.RequestStream.WriteAsync(new GetRequest { Padding = new string('x', 100_000) });
        }

        await call.RequestStream.CompleteAsync();

        Assert.Equal(Firms.Agreed("2000000"), await call);
        var records = await LogOf.FindAllAsync(City.City, (await call.ResponseHeadersAsync).GetValue("gateway-exchange")!, 3);
        Assert.Equal([RecordKind.Opened, RecordKind.Page, RecordKind.Closed], records.Select(record => record.Kind));
    }

    [Fact]
    public async Task Both_may_stream_by_turns()
    {
        City.Upstream.Talk = async (requests, responses, _) =>
        {
            await foreach (var request in requests.ReadAllAsync())
            {
                await responses.WriteAsync(Firms.Small(request.Uscc));
            }
        };

        using var call = City.Client.Talk(CreditCity.Headers());
        for (var i = 0; i < 5; i++)
        {
            await call.RequestStream.WriteAsync(new GetRequest { Uscc = $"{i}" });
            Assert.True(await call.ResponseStream.MoveNext(default));
            Assert.Equal(Firms.Agreed($"{i}"), call.ResponseStream.Current);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(default));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Many_calls_at_once_keep_to_themselves()
    {
        City.Upstream.Get = (request, _) => Task.FromResult(Firms.Small(request.Padding));
        var calls = Enumerable.Range(0, 32).Select(async i =>
            Assert.Equal(Firms.Agreed($"{i}"), await City.Client.GetAsync(new GetRequest { Padding = $"{i}" }, CreditCity.Headers())));

        await Task.WhenAll(calls);
        City.Upstream.Get = (_, _) => Task.FromResult(Firms.Small());
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal CreditCity City { get; private set; } = null!;

        public async ValueTask InitializeAsync() => City = await CreditCity.StartAsync();

        public ValueTask DisposeAsync() => City.DisposeAsync();
    }
}
