using System.Text;
using System.Text.Json;
using Gateway.Contracts.Adapter.V1;
using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.V1;
using Gateway.Core.Records;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using LookupManyResponse = Gateway.Contracts.V1.LookupManyResponse;

namespace Gateway.Server.Tests.Exchanges;

/// <summary>A day's quota that lets 300 of 600 keys through: those are answered, and then the stream says why it ends.</summary>
public sealed class QuotaInStreamTests
{
    private const int Quota = 300;

    private static readonly string[] s_keys = [.. Enumerable.Range(0, 2 * Quota).Select(Registered.Citizen)];

    [Fact]
    public Task The_generic_service_answers_up_to_the_quota_and_names_it() => HoldsAsync(async city =>
    {
        var request = Registered.LookupMany(0);
        request.Keys.AddRange(s_keys.Select(key => new Key { Fields = { ["citizen_number"] = key } }));
        using var call = city.Consumer().LookupMany(request);
        var (answers, ended) = await ReadAsync(call.ResponseStream);
        return (answers.ConvertAll(answer => (answer.Index, answer.Records[0].Fields["name"].Text)), ended);
    });

    [Fact]
    public Task The_entrys_own_service_answers_up_to_the_quota_and_names_it() => HoldsAsync(async city =>
    {
        byte[] request = [.. s_keys.SelectMany(key => TypedCall.Key(key)), .. TypedCall.Mask("name"), .. TypedCall.Context()];
        using var call = TypedCall.Stream(city, "shared.gongan.v1.ResidentService/LookupMany", request);
        var (answers, ended) = await ReadAsync(call.ResponseStream);
        return (answers.ConvertAll(answer => (LookupManyResponse.Parser.ParseFrom(Members(answer, number => number == 1)).Index, NameOf(answer))), ended);
    });

    [Fact]
    public Task The_JSON_door_answers_up_to_the_quota_and_names_it_in_the_last_line() => HoldsAsync(async city =>
    {
        using var client = new HttpClient(TestChannel.Handler(city.Authority, city.Certificate("shenpi", "shenpi-window"))) { BaseAddress = city.Gateway.Address };
        var body = $$"""
            {
              "keys": [{{string.Join(',', s_keys.Select(key => $"{{\"citizenNumber\": \"{key}\"}}"))}}],
              "fields": "name",
              "context": {{JsonFormatter.Default.Format(Registered.Lookup().Context)}}
            }
            """;
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/v1/data/gongan/resident:lookupMany", content);
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var problem = lines[^1];
        Assert.Equal(429, problem.GetProperty("status").GetInt32());
        return (
            [.. lines[..^1].Select(line => (line.TryGetProperty("index", out var index) ? index.GetUInt32() : 0, line.GetProperty("records")[0].GetProperty("name").GetString()!))],
            (problem.GetProperty("reason").GetString(), problem.GetProperty("exchange_id").GetString(), problem.GetProperty("agreement").GetString()));
    });

    private static async Task HoldsAsync(Func<TestCity, Task<(List<(uint Index, string Name)> Answers, (string? Reason, string? Exchange, string? Agreement) Ended)>> callAsync)
    {
        await using var city = await TestCity.StartAsync();
        city.Adapter.FetchMany = (request, _) => Task.FromResult(Answer(request));
        await LimitAsync(city);

        var (answers, ended) = await callAsync(city);

        // Each is the answer to the key in its place.
        Assert.Equal(s_keys[..Quota].Select((key, index) => ((uint)index, key)), answers);
        Assert.Equal(("QUOTA_SPENT", "A-1"), (ended.Reason, ended.Agreement));
        Assert.Equal(Quota, city.Adapter.FetchedMany.Sum(request => request.Keys.Count));
        var records = await LogOf.FindAllAsync(city, ended.Exchange!, 4);
        Assert.Equal([RecordKind.Opened, RecordKind.Page, RecordKind.Page, RecordKind.Closed], records.Select(record => record.Kind));
        Assert.Equal([0u, 250u, 50u, 300u], records.Select(record => record.RecordCount));
        Assert.Equal((Outcome.Refused, "QUOTA_SPENT", FaultSide.Consumer, "A-1"), (records[^1].Outcome, records[^1].Reason, records[^1].FaultSide, records[^1].Agreement));
    }

    // The address goes with it, so that calls which cost nothing show when the quota binds.
    private static async Task LimitAsync(TestCity city)
    {
        await city.ApplyAsync(Registered.Agreement(agreement =>
        {
            agreement.DailyQuota = Quota;
            agreement.Fields.RemoveAt(2);
        }));
        var client = city.Consumer();
        await Poll.UntilAsync(
            async () =>
            {
                try
                {
                    await client.LookupAsync(Registered.Lookup(request => request.Fields.Add("address")));
                    return false;
                }
                catch (RpcException refused) when (refused.StatusCode == StatusCode.PermissionDenied)
                {
                    return true;
                }
            },
            TimeSpan.FromSeconds(10),
            "the quota binds");
    }

    private static async Task<(List<T> Answers, (string? Reason, string? Exchange, string? Agreement) Ended)> ReadAsync<T>(IAsyncStreamReader<T> stream)
    {
        var answers = new List<T>();
        var ended = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await stream.MoveNext(CancellationToken.None))
            {
                answers.Add(stream.Current);
            }
        });

        Assert.Equal(StatusCode.ResourceExhausted, ended.StatusCode);
        var info = ended.GetRpcStatus()!.GetDetail<ErrorInfo>();
        return (answers, (info.Reason, info.Metadata["exchange_id"], info.Metadata["agreement"]));
    }

    // The name of each is the key itself.
    private static FetchManyResponse Answer(FetchManyRequest request)
    {
        var response = new FetchManyResponse();
        foreach (var key in request.Keys)
        {
            using var writer = new RecordWriter();
            writer.WriteText(2, key.Values[0].Value);
            if (request.PlainFields.Contains(3))
            {
                writer.WriteDate(3, 1950, 1, 1);
            }

            response.Keys.Add(new FetchedKey { Records = { ByteString.CopyFrom(writer.Complete()) } });
        }

        return response;
    }

    private static string NameOf(byte[] answer)
    {
        var record = Members(answer, number => number == 3);
        var scanner = new RecordScanner(record);
        Assert.True(scanner.Read());
        var fields = new RecordScanner(scanner.Payload);
        Assert.True(fields.Read());
        return Encoding.UTF8.GetString(fields.Payload);
    }

    private static byte[] Members(byte[] message, Func<int, bool> which)
    {
        var scanner = new RecordScanner(message);
        var members = new List<byte>();
        while (scanner.Read())
        {
            if (which(scanner.Number))
            {
                members.AddRange(scanner.FieldBytes);
            }
        }

        return [.. members];
    }
}
