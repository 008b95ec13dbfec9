using Gateway.Demo.City;
using Gateway.Demo.City.Databases;
using Gateway.Demo.Credit;
using Gateway.Demo.Credit.V1;
using Gateway.Testing;
using Grpc.Core;
using Grpc.Net.Client;

namespace Gateway.EndToEnd.City;

/// <summary>The credit office's own API, called directly as it wants to be called.</summary>
[Collection(SeededCity.Name)]
public sealed class CreditApiTests(SeededCity city) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private CreditApi _api = null!;
    private GrpcChannel _channel = null!;
    private CreditService.CreditServiceClient _client = null!;
    private string _token = "";

    public async ValueTask InitializeAsync()
    {
        var path = CreditToken.Ensure(_folder.Path);
        _token = await File.ReadAllTextAsync(path);
        _api = await CreditApi.StartAsync(
            "127.0.0.1:0", CityDatabases.PathOf(city.Databases, "xinyong"), path, _folder.At("api.log"), CancellationToken.None);
        _channel = GrpcChannel.ForAddress(_api.Address);
        _client = new CreditService.CreditServiceClient(_channel);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _api.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Who_shows_the_token_gets_everything_that_the_office_holds()
    {
        var summary = await _client.GetSummaryAsync(new GetSummaryRequest { Tyshxydm = Cast.Eatery }, WithToken());
        var score = await _client.GetScoreAsync(new GetScoreRequest { Tyshxydm = Cast.Eatery }, WithToken());

        Assert.Equal((Cast.EateryName, Cast.SpouseName, Cast.Spouse), (summary.Ztmc, summary.Fddbr.Xm, summary.Fddbr.Sfzh));
        Assert.Equal(("B", 2, false, 812), (summary.Pjdj, summary.Cfts, summary.Yzsx, score.Zhpf));
        Assert.NotEmpty(summary.Fddbr.Lxdh);
    }

    [Theory]
    [InlineData("", "2024-03-15,2021-09-06")]
    [InlineData("2021-09-07", "2024-03-15")]
    [InlineData("2024-03-16", "")]
    public async Task Records_come_the_newest_first_from_a_day_on(string from, string expected)
    {
        using var call = _client.ListRecords(new ListRecordsRequest { Tyshxydm = Cast.Eatery, Qsrq = from }, WithToken());

        Assert.Equal(expected, string.Join(',', await call.ResponseStream.ReadAllAsync().Select(record => record.Jdrq).ToListAsync()));
    }

    [Fact]
    public async Task Whoever_lost_a_permit_is_on_the_list_of_the_dishonest()
    {
        var request = new ListRecordsRequest { Tyshxydm = Cast.FirmWithRevokedPermit };
        var summary = await _client.GetSummaryAsync(new GetSummaryRequest { Tyshxydm = request.Tyshxydm }, WithToken());
        using var call = _client.ListRecords(request, WithToken());
        var records = await call.ResponseStream.ReadAllAsync().ToListAsync();

        Assert.Equal(("D", true), (summary.Pjdj, summary.Yzsx));
        Assert.Contains(records, record => record is { Jllx: RecordKind.Yzsx, Jdrq: "2024-11-28" });
        Assert.Contains(records, record => record is { Jllx: RecordKind.Xzcf, Jdrq: "2024-11-28", Fkje: 50_000 });
    }

    [Fact]
    public async Task Whom_it_does_not_hold_it_does_not_find() =>
        Assert.Equal(StatusCode.NotFound, await StatusAsync("11330100MB9001106X", WithToken()));

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer ")]
    [InlineData("Bearer 00000000000000000000000000000000")]
    public async Task Whoever_shows_another_token_or_none_is_told_nothing(string? shown)
    {
        var headers = shown is null ? [] : new Metadata { { "authorization", shown } };
        using var call = _client.ListRecords(new ListRecordsRequest { Tyshxydm = Cast.Eatery }, headers);

        Assert.Equal(StatusCode.Unauthenticated, await StatusAsync(Cast.Eatery, headers));
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext())).StatusCode);
    }

    private async Task<StatusCode> StatusAsync(string code, Metadata headers) =>
        (await Assert.ThrowsAsync<RpcException>(async () => await _client.GetSummaryAsync(new GetSummaryRequest { Tyshxydm = code }, headers))).StatusCode;

    private Metadata WithToken() => new() { { "authorization", "Bearer " + _token } };
}
