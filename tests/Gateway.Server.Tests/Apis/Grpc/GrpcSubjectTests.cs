using System.Text;
using Gateway.Audit;
using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.Apis.Grpc.Credit;
using Gateway.Server.Tests.City;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using GetRequest = Gateway.Server.Tests.Apis.Grpc.Credit.GetRequest;
using Outcome = Gateway.Contracts.Audit.V1.Outcome;
using RecordKind = Gateway.Contracts.Audit.V1.RecordKind;
using SubjectRole = Gateway.Contracts.Audit.V1.SubjectRole;

namespace Gateway.Server.Tests.Apis.Grpc;

/// <summary>Subjects that stand in requests are checked before the department is asked, and recorded as pseudonyms.</summary>
public sealed class GrpcSubjectTests(GrpcSubjectTests.Fixture fixture) : IClassFixture<GrpcSubjectTests.Fixture>
{
    private const string Wrong = "92330102MA90000038";
    private const string Number = "110101195001010009";

    private CreditCity City => fixture.City;

    [Fact]
    public async Task A_record_names_the_subject_as_a_pseudonym_and_no_value()
    {
        var request = new GetRequest { Uscc = Firms.Uscc, Owner = new Person { Number = Number } };
        using var call = City.Client.GetAsync(request, CreditCity.Headers());

        Assert.Equal(Firms.Agreed(), await call);

        var (record, row) = await LogOf.FindAsync(City.City, (await call.ResponseHeadersAsync).GetValue("gateway-exchange")!);
        Assert.Equal([(SubjectRole.Asked, Pseudonym("001", Firms.Uscc)), (SubjectRole.Asked, Pseudonym("111", Number))], Subjects(record));
        Assert.DoesNotContain(Firms.Uscc, Encoding.Latin1.GetString(row.Record.Span), StringComparison.Ordinal);
        Assert.DoesNotContain(Number, Encoding.Latin1.GetString(row.Record.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Wrong, "")]
    [InlineData("92330102ma90000037", "")]
    [InlineData("anything", "")]
    [InlineData(Firms.Uscc, "110101195001010008")]
    public async Task A_wrong_check_character_is_refused_before_the_department_is_asked(string uscc, string number)
    {
        City.Upstream.Calls.Clear();
        var request = new GetRequest { Uscc = uscc, Owner = new Person { Number = number } };
        using var call = City.Client.GetAsync(request, CreditCity.Headers());

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await call);

        var status = exception.GetRpcStatus()!;
        Assert.Equal((StatusCode.InvalidArgument, "SUBJECT_MALFORMED"), (exception.StatusCode, status.GetDetail<Google.Rpc.ErrorInfo>().Reason));
        Assert.DoesNotContain(number.Length > 0 ? number : uscc, status.ToString(), StringComparison.Ordinal);
        Assert.Contains(number.Length > 0 ? "owner.number" : "uscc", status.ToString(), StringComparison.Ordinal);
        Assert.Empty(City.Upstream.Calls);
        var (record, row) = await LogOf.FindAsync(City.City, status.GetDetail<Google.Rpc.RequestInfo>().RequestId);
        Assert.Equal((Outcome.Refused, "SUBJECT_MALFORMED"), (record.Outcome, record.Reason));
        Assert.DoesNotContain(uscc, Encoding.Latin1.GetString(row.Record.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_names_it_before_the_department_is_asked_and_with_its_first_page()
    {
        using var call = City.Client.List(new GetRequest { Uscc = Firms.Uscc }, CreditCity.Headers());
        while (await call.ResponseStream.MoveNext(default))
        {
        }

        var records = await LogOf.FindAllAsync(City.City, (await call.ResponseHeadersAsync).GetValue("gateway-exchange")!, 3);
        Assert.Equal([RecordKind.Opened, RecordKind.Page, RecordKind.Closed], records.Select(record => record.Kind));
        Assert.All(records.Take(2), record => Assert.Equal([(SubjectRole.Asked, Pseudonym("001", Firms.Uscc))], Subjects(record)));
        Assert.Empty(records[2].Subjects);
    }

    [Fact]
    public async Task A_stream_about_a_wrong_one_is_not_opened()
    {
        City.Upstream.Calls.Clear();
        using var call = City.Client.List(new GetRequest { Uscc = Wrong }, CreditCity.Headers());

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(default));

        var status = exception.GetRpcStatus()!;
        Assert.Equal("SUBJECT_MALFORMED", status.GetDetail<Google.Rpc.ErrorInfo>().Reason);
        Assert.Empty(City.Upstream.Calls);
        Assert.Equal(RecordKind.Exchange, (await LogOf.FindAsync(City.City, status.GetDetail<Google.Rpc.RequestInfo>().RequestId)).Record.Kind);
    }

    [Fact]
    public async Task Only_what_is_required_may_not_be_left_out()
    {
        Assert.Equal("KEY_MALFORMED", await Refused.ReasonAsync(City.Client.GetAsync(new GetRequest(), CreditCity.Headers())));

        using var call = City.Client.List(new GetRequest(), CreditCity.Headers());
        Assert.True(await call.ResponseStream.MoveNext(default));
        var records = await LogOf.FindAllAsync(City.City, (await call.ResponseHeadersAsync).GetValue("gateway-exchange")!, 2);
        Assert.All(records, record => Assert.Empty(record.Subjects));
    }

    [Theory]
    [InlineData("0a")]
    [InlineData("0801")]
    [InlineData("0b0c")]
    [InlineData("0a02c328")]
    [InlineData("1a021009")]
    public async Task A_message_that_could_be_read_otherwise_is_refused(string bytes)
    {
        City.Upstream.Calls.Clear();
        var marshaller = Marshallers.Create<byte[]>(value => value, value => value);
        var method = new Method<byte[], byte[]>(MethodType.Unary, "city.credit.v1.CreditService", "Get", marshaller, marshaller);
        using var call = City.City.ConnectConsumer().CreateCallInvoker().AsyncUnaryCall(
            method, null, new CallOptions(CreditCity.Headers()), [0x0a, 18, .. Encoding.ASCII.GetBytes(Firms.Uscc), .. Convert.FromHexString(bytes)]);

        Assert.Equal("REQUEST_MALFORMED", await Refused.ReasonAsync(call));
        Assert.Empty(City.Upstream.Calls);
    }

    [Fact]
    public async Task The_decision_comes_first()
    {
        Assert.Equal("OPERATION_NOT_AGREED", await Refused.ReasonAsync(City.Client.EraseAsync(new GetRequest { Uscc = Wrong }, CreditCity.Headers())));
        Assert.Equal("ITEM_UNKNOWN", await Refused.ReasonAsync(City.Client.GetAsync(new GetRequest { Uscc = Wrong }, CreditCity.Headers(headers =>
        {
            headers.Remove(headers.Single(header => header.Key == "gateway-item"));
            headers.Add("gateway-item", "11110101MB009000XY3330131002009");
        }))));
    }

    [Fact]
    public async Task Methods_whose_callers_stream_go_on_without()
    {
        using var call = City.Client.Report(CreditCity.Headers());
        await call.RequestStream.WriteAsync(new GetRequest { Uscc = Wrong });
        await call.RequestStream.CompleteAsync();

        Assert.Equal(Firms.Agreed(), await call);
    }

    private static IEnumerable<(SubjectRole Role, string Pseudonym)> Subjects(Gateway.Contracts.Audit.V1.ExchangeRecord record) =>
        record.Subjects.Select(subject => (subject.Role, Convert.ToHexStringLower(subject.Pseudonym.Span)));

    private string Pseudonym(string type, string identifier) =>
        City.City.Gateway.Services.GetRequiredService<SubjectPseudonymizer>().Compute(type, identifier).ToString();

    public sealed class Fixture : IAsyncLifetime
    {
        internal CreditCity City { get; private set; } = null!;

        public async ValueTask InitializeAsync() => City = await CreditCity.StartAsync(change: entry =>
        {
            entry.Api.Operations[0].Subjects.Add(new ApiSubject { Path = "uscc", SubjectType = "001", Required = true });
            entry.Api.Operations[0].Subjects.Add(new ApiSubject { Path = "owner.number", SubjectType = "111" });
            entry.Api.Operations[1].Subjects.Add(new ApiSubject { Path = "uscc", SubjectType = "001" });
            entry.Api.Operations[4].Subjects.Add(new ApiSubject { Path = "uscc", SubjectType = "001" });
        });

        public ValueTask DisposeAsync() => City.DisposeAsync();
    }
}
