using Gateway.Contracts.Certificates.V1;
using Gateway.Server.Tests.City;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Gateway.Server.Tests.Certificates;

public sealed class EventReportTests : IAsyncLifetime
{
    private static readonly string s_licence = LicenceCity.Identifier(1);

    private LicenceCity _city = null!;

    public async ValueTask InitializeAsync() => _city = await LicenceCity.StartAsync();

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Fact]
    public async Task Events_are_acknowledged_in_order_and_repeating_one_is_harmless()
    {
        var reports = Enumerable.Range(0, 600).Select(i => LicenceCity.Event(StatusEventKind.Changed, LicenceCity.Identifier(i))).ToArray();

        var first = await _city.ReportAsync(reports);
        var again = await _city.ReportAsync(reports[7]);

        Assert.Equal(reports.Select(report => report.EventId), first.Select(response => response.EventId));
        Assert.Equal(Enumerable.Range(1, 600).Select(i => (long)i), first.Select(response => response.Sequence));
        Assert.All(first, response => Assert.Equal(ReportOutcome.Accepted, response.Outcome));
        Assert.Equal((ReportOutcome.Repeated, 8L), (again[0].Outcome, again[0].Sequence));
    }

    [Fact]
    public async Task An_id_stands_for_one_event()
    {
        await _city.ReportAsync(LicenceCity.Event(StatusEventKind.Suspended, s_licence, id: "one"));

        var response = Assert.Single(await _city.ReportAsync(LicenceCity.Event(StatusEventKind.Revoked, s_licence, id: "one")));

        Assert.Equal(ReportOutcome.Refused, response.Outcome);
        Assert.StartsWith("event_id: ", response.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, Action<ReportRequest>> Faults => new()
    {
        { "event_id", report => report.EventId = "" },
        { "event_id", report => report.EventId = new string('x', 65) },
        { "event_id", report => report.EventId = "号" },
        { "event_id", report => report.EventId = "case-330102198803120008" },
        { "type_code", report => report.TypeCode = "11100000MB9001907F999" },
        { "identifier", report => report.Identifier = "" },
        { "identifier", report => report.Identifier = new string('x', 95) },
        { "identifier", report => report.Kind = StatusEventKind.Reset },
        { "kind", report => report.Kind = StatusEventKind.Unspecified },
        { "kind", report => report.Kind = (StatusEventKind)99 },
        { "holders", report => report.Kind = StatusEventKind.Issued },
        { "holders", report => report.Holders.Add(new Gateway.Contracts.V1.Subject { Type = "zzz", Identifier = "1" }) },
        { "occurred_at", report => report.OccurredAt = null },
        { "occurred_at", report => report.OccurredAt = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddHours(1)) },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task What_is_wrong_with_an_event_is_told_and_the_stream_goes_on(string member, Action<ReportRequest> change)
    {
        var wrong = LicenceCity.Event(StatusEventKind.Revoked, s_licence);
        change(wrong);

        var responses = await _city.ReportAsync(wrong, LicenceCity.Event(StatusEventKind.Suspended, s_licence));

        Assert.Equal([ReportOutcome.Refused, ReportOutcome.Accepted], responses.Select(response => response.Outcome));
        Assert.StartsWith(member + ": ", responses[0].Message, StringComparison.Ordinal);
        Assert.StartsWith(member + "：", responses[0].MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_refused_is_in_the_log_too()
    {
        var wrong = LicenceCity.Event(StatusEventKind.Revoked, s_licence);
        wrong.TypeCode = "11100000MB9001907F999";

        await _city.ReportAsync(wrong);

        var record = (await LogOf.AllAsync(_city.City)).Single(record => record.Operation == "report");
        Assert.Equal(("gongan-adapter", "EVENTS_FAULTY", "refused"), (record.ConsumerSystem, record.Reason, Assert.Single(record.Act.Changes).Action));
    }

    [Theory]
    [InlineData("shenpi", "shenpi-window", "SYSTEM_NOT_ADAPTER")]
    [InlineData("shenpi", "steward", "SYSTEM_NOT_ADAPTER")]
    [InlineData("gongan", "nobody", "CALLER_UNKNOWN")]
    public async Task Only_adapters_report(string department, string system, string reason)
    {
        var client = new CertificateEventService.CertificateEventServiceClient(_city.City.Connect(_city.City.Certificate(department, system)));
        using var call = client.Report();
        await call.RequestStream.WriteAsync(LicenceCity.Event(StatusEventKind.Revoked, s_licence));

        var refused = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal(reason, refused.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason);
    }

    [Fact]
    public async Task Reports_are_in_the_log_and_name_nobody()
    {
        await _city.ReportAsync(LicenceCity.Event(StatusEventKind.Issued, s_licence, Registered.Resident));

        var record = (await LogOf.AllAsync(_city.City)).Single(record => record.Operation == "report");
        Assert.Equal(("gongan-adapter", "issued"), (record.ConsumerSystem, Assert.Single(record.Act.Changes).Action));
        Assert.DoesNotContain(s_licence, record.ToString(), StringComparison.Ordinal);
        var database = await File.ReadAllBytesAsync(_city.City.Options.Storage.Path!);
        Assert.True(database.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(s_licence)) < 0);
        Assert.True(database.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Registered.Resident)) < 0);
    }
}
