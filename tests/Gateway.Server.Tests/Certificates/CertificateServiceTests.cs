using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Contracts.Certificates.V1;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Grpc.Core;

namespace Gateway.Server.Tests.Certificates;

public sealed class CertificateServiceTests : IAsyncLifetime
{
    private static readonly string s_valid = LicenceCity.Identifier(1);

    private LicenceCity _city = null!;

    public async ValueTask InitializeAsync() => _city = await LicenceCity.StartAsync();

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Fact]
    public async Task Every_status_is_told_apart_and_none_is_hidden()
    {
        const string Holder = "110101199001011018";
        _city.Hold(
            new(LicenceCity.Identifier(11), Holder, Until: new DateOnly(2099, 12, 31)),
            new(LicenceCity.Identifier(12), Holder, "2"),
            new(LicenceCity.Identifier(13), Holder, "3"),
            new(LicenceCity.Identifier(14), Holder, "4"),
            new(LicenceCity.Identifier(15), Holder, Until: new DateOnly(2021, 2, 28)));

        var response = await _city.FindAsync(Holder);

        Assert.Equal(LookupOutcome.Found, response.Outcome);
        Assert.Equal(
            [CertificateStatus.Valid, CertificateStatus.Revoked, CertificateStatus.Suspended, CertificateStatus.Superseded, CertificateStatus.Expired],
            response.Certificates.Select(certificate => certificate.Status));
        Assert.Equal((2099, 12, 31), (response.Certificates[0].ValidUntil.Year, response.Certificates[0].ValidUntil.Month, response.Certificates[0].ValidUntil.Day));
        Assert.Null(response.Certificates[1].ValidUntil);
        Assert.Equal("张三丰", response.Certificates[0].Face.Fields["holder_name"].Text);
        Assert.False(response.Certificates[0].IdentifierDefective);
    }

    [Fact]
    public async Task A_second_answer_comes_from_the_cache_and_says_so()
    {
        _city.Hold(new Licence(s_valid, Registered.Resident));
        var first = await _city.GetAsync(s_valid);
        var second = await _city.GetAsync(s_valid);

        Assert.Equal((Freshness.Live, Freshness.Cached), (first.Provenance.Freshness, second.Provenance.Freshness));
        Assert.Equal(first.Certificates, second.Certificates);
        Assert.Equal(first.Provenance.FetchedAt, second.Provenance.FetchedAt);
        Assert.True(second.Provenance.CheckedAt.ToDateTimeOffset() > second.Provenance.FetchedAt.ToDateTimeOffset() - TimeSpan.FromSeconds(1));
        Assert.Single(_city.City.Adapter.Fetched);
        var (record, _) = await LogOf.FindAsync(_city.City, second.Receipt.ExchangeId);
        Assert.True(record.Cached);
    }

    [Fact]
    public async Task Answers_with_other_fields_or_for_other_keys_never_mix()
    {
        _city.Hold(new Licence(s_valid, Registered.Resident));
        Assert.True((await _city.GetAsync(s_valid)).Certificates[0].Face.Fields.ContainsKey("holder_name"));
        Assert.False((await _city.GetAsync(s_valid, request => request.Fields.Clear())).Certificates[0].Face.Fields.ContainsKey("holder_name"));
        Assert.True((await _city.FindAsync(Registered.Resident)).Certificates[0].Face.Fields.ContainsKey("holder_name"));
        Assert.Equal(3, _city.City.Adapter.Fetched.Count);
    }

    [Fact]
    public async Task A_revocation_is_in_effect_once_it_is_acknowledged_whatever_the_source_says()
    {
        _city.Hold(new Licence(s_valid, Registered.Resident));
        Assert.Equal(CertificateStatus.Valid, (await _city.GetAsync(s_valid)).Certificates[0].Status);
        Assert.Equal(CertificateStatus.Valid, (await _city.FindAsync(Registered.Resident)).Certificates[0].Status);

        var acknowledged = Assert.Single(await _city.ReportAsync(LicenceCity.Event(StatusEventKind.Revoked, s_valid)));

        Assert.Equal((ReportOutcome.Accepted, 1L), (acknowledged.Outcome, acknowledged.Sequence));
        foreach (var (certificate, checkedAt) in new[]
        {
            await _city.GetAsync(s_valid) is var got ? (got.Certificates[0], got.Provenance.CheckedAt) : default,
            await _city.FindAsync(Registered.Resident) is var found ? (found.Certificates[0], found.Provenance.CheckedAt) : default,
        })
        {
            Assert.True(
                certificate.Status == CertificateStatus.Revoked || checkedAt.ToDateTimeOffset() <= acknowledged.AcceptedAt.ToDateTimeOffset().AddSeconds(2),
                $"{certificate.Status} at {checkedAt}");
        }

        await Poll.UntilAsync(
            async () => (await _city.GetAsync(s_valid)).Certificates[0] is { Status: CertificateStatus.Revoked, SourceLags: true },
            TimeSpan.FromSeconds(2),
            "the revocation shows");
    }

    [Fact]
    public async Task No_match_is_answered_until_a_certificate_is_issued()
    {
        const string Holder = "110101199001011018";
        Assert.Equal(LookupOutcome.NotFound, (await _city.FindAsync(Holder)).Outcome);
        Assert.Equal(LookupOutcome.NotFound, (await _city.FindAsync(Holder)).Outcome);
        _city.Hold(new Licence(LicenceCity.Identifier(2), Holder));

        await _city.ReportAsync(LicenceCity.Event(StatusEventKind.Issued, LicenceCity.Identifier(2), Holder));

        await Poll.UntilAsync(
            async () => (await _city.FindAsync(Holder)).Outcome == LookupOutcome.Found, TimeSpan.FromSeconds(2), "the new certificate is found");
    }

    [Fact]
    public async Task A_suspension_ends_by_a_reinstatement_or_when_the_source_has_caught_up()
    {
        _city.Hold(new Licence(s_valid, Registered.Resident));
        await _city.ReportAsync(LicenceCity.Event(StatusEventKind.Suspended, s_valid));
        await ShowsAsync(CertificateStatus.Suspended);
        await _city.ReportAsync(LicenceCity.Event(StatusEventKind.Reinstated, s_valid));
        await ShowsAsync(CertificateStatus.Valid);
        await _city.ReportAsync(LicenceCity.Event(StatusEventKind.Suspended, s_valid));
        await ShowsAsync(CertificateStatus.Suspended);

        _city.Change(s_valid, licence => licence with { AsOf = TimeProvider.System.GetUtcNow().AddMinutes(1) });
        await _city.ReportAsync(LicenceCity.Event(StatusEventKind.Reset, ""));
        await ShowsAsync(CertificateStatus.Valid);

        Task ShowsAsync(CertificateStatus status) => Poll.UntilAsync(
            async () => (await _city.GetAsync(s_valid)).Certificates[0].Status == status, TimeSpan.FromSeconds(3), $"it is {status}");
    }

    [Fact]
    public async Task What_is_wrong_is_told_apart()
    {
        Assert.Equal("CERTIFICATE_IDENTIFIER_MALFORMED", await ReasonAsync(() => _city.GetAsync(s_valid[..^1] + (s_valid[^1] == '0' ? '1' : '0'))));
        Assert.Equal("CERTIFICATE_TYPE_UNKNOWN", await ReasonAsync(() => _city.FindAsync(Registered.Resident, request => request.TypeCode = "11100000MB9001907F999")));
        Assert.Equal("CERTIFICATE_TYPE_UNKNOWN", await ReasonAsync(() => _city.GetAsync(s_valid, request => request.Department = "shenpi")));
        Assert.Equal("SUBJECT_MALFORMED", await ReasonAsync(() => _city.FindAsync("110101199001011019")));
        Assert.Equal("SUBJECT_MALFORMED", await ReasonAsync(() => _city.FindAsync(Registered.Resident, request => request.Holder.Type = "001")));
        Assert.Equal("FIELD_NOT_AGREED", await ReasonAsync(() => _city.GetAsync(s_valid, request => request.Fields.Add("citizen_number"))));
        Assert.Equal("PURPOSE_NOT_AGREED", await ReasonAsync(() => _city.GetAsync(s_valid, request => request.Context.Scenario = "curiosity")));
        Assert.Equal(LookupOutcome.NotFound, (await _city.GetAsync(LicenceCity.Identifier(99))).Outcome);
        _city.City.Adapter.Fetch = (_, _) => throw new RpcException(new Status(StatusCode.Unavailable, "down"));
        Assert.Equal("PROVIDER_UNAVAILABLE", await ReasonAsync(() => _city.GetAsync(LicenceCity.Identifier(98))));
    }

    [Fact]
    public async Task A_cached_answer_is_no_way_round_an_agreement()
    {
        _city.Hold(new Licence(s_valid, Registered.Resident));
        await _city.GetAsync(s_valid);
        await _city.City.ApplyAsync(LicenceCity.Agreement(agreement => agreement.State = Gateway.Contracts.Management.V1.AgreementState.Suspended));

        await Poll.UntilAsync(
            async () => await ReasonOrNoneAsync(() => _city.GetAsync(s_valid)) == "AGREEMENT_SUSPENDED", TimeSpan.FromSeconds(1), "the suspension binds");
    }

    [Fact]
    public async Task A_defective_identifier_of_the_source_is_passed_on_and_marked()
    {
        const string Holder = "110101199001011018";
        _city.Hold(new Licence("证字第7号", Holder));

        var certificate = Assert.Single((await _city.FindAsync(Holder)).Certificates);

        Assert.Equal(("证字第7号", true), (certificate.Identifier, certificate.IdentifierDefective));
    }

    [Fact]
    public async Task Claims_are_compared_at_the_source_and_the_status_comes_with_them()
    {
        _city.Hold(new Licence(s_valid, Registered.Resident));
        var request = Verification(s_valid);

        var response = await _city.Consumer().VerifyCertificateAsync(request);
        await _city.ReportAsync(LicenceCity.Event(StatusEventKind.Revoked, s_valid));

        Assert.Equal((Verdict.Match, CertificateStatus.Valid), (response.Verdicts["holder_name"], response.Status));
        Assert.Equal((LookupOutcome.Found, 1), (response.Outcome, response.Verdicts.Count));
        Assert.Single(_city.City.Adapter.Verified);
        await Poll.UntilAsync(
            async () => (await _city.Consumer().VerifyCertificateAsync(request)).Status == CertificateStatus.Revoked, TimeSpan.FromSeconds(2), "the revocation shows");
    }

    [Fact]
    public async Task Of_several_records_of_one_identifier_the_gravest_status_comes_with_the_verdicts()
    {
        _city.Hold(
            new Licence(s_valid, Registered.Resident),
            new Licence(s_valid, Registered.Resident, "2") { HolderName = "李四" },
            new Licence(s_valid, Registered.Resident, "3"));

        var response = await _city.Consumer().VerifyCertificateAsync(Verification(s_valid));

        Assert.Equal((Verdict.Match, CertificateStatus.Revoked), (response.Verdicts["holder_name"], response.Status));
    }

    [Fact]
    public async Task Where_the_certificate_went_after_its_head_was_cached_outcome_status_and_record_are_of_now()
    {
        _city.Hold(new Licence(s_valid, Registered.Resident));
        await _city.Consumer().VerifyCertificateAsync(Verification(s_valid));
        _city.Drop(s_valid);
        _city.City.Adapter.Verify = (_, _) => Task.FromResult(new Gateway.Contracts.Adapter.V1.VerifyResponse
        {
            Verdicts = { new Gateway.Contracts.Adapter.V1.FieldVerdict { Number = 3, Verdict = Gateway.Contracts.Adapter.V1.Verdict.NotHeld } },
        });

        var response = await _city.Consumer().VerifyCertificateAsync(Verification(s_valid));

        Assert.Equal((LookupOutcome.NotFound, CertificateStatus.Unspecified), (response.Outcome, response.Status));
        var (record, _) = await LogOf.FindAsync(_city.City, response.Receipt.ExchangeId);
        Assert.Equal(Gateway.Contracts.Audit.V1.Outcome.NotFound, record.Outcome);
    }

    [Fact]
    public async Task A_verification_without_a_claim_is_the_callers_fault_and_asks_nobody()
    {
        var request = Verification(s_valid);
        request.Claims.Clear();

        Assert.Equal("FIELDS_EMPTY", await ReasonAsync(async () => await _city.Consumer().VerifyCertificateAsync(request)));
        Assert.Empty(_city.City.Adapter.Verified);
        Assert.Empty(_city.City.Adapter.Fetched);
    }

    [Theory]
    [InlineData(1L << 62, 0)]
    [InlineData(-1, 0)]
    [InlineData(5, -5)]
    [InlineData(0, 2_000_000_000)]
    public async Task An_age_that_is_none_is_refused(long seconds, int nanos) => Assert.Equal(
        "REQUEST_MALFORMED",
        await ReasonAsync(() => _city.FindAsync(
            Registered.Resident, request => request.Context.MaxAge = new Google.Protobuf.WellKnownTypes.Duration { Seconds = seconds, Nanos = nanos })));

    [Fact]
    public async Task A_revocation_that_is_reported_after_a_reinstatement_is_in_effect_though_it_happened_before()
    {
        _city.Hold(new Licence(s_valid, Registered.Resident));
        var reinstated = LicenceCity.Event(StatusEventKind.Reinstated, s_valid);
        var revoked = LicenceCity.Event(StatusEventKind.Revoked, s_valid);
        revoked.OccurredAt = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(reinstated.OccurredAt.ToDateTimeOffset().AddHours(-1));
        await _city.ReportAsync(reinstated, revoked);

        Assert.Equal(CertificateStatus.Revoked, (await _city.GetAsync(s_valid)).Certificates[0].Status);
    }

    [Fact]
    public async Task A_change_does_not_take_a_reinstatement_back()
    {
        _city.Hold(new Licence(s_valid, Registered.Resident, "2"));
        await _city.ReportAsync(LicenceCity.Event(StatusEventKind.Reinstated, s_valid), LicenceCity.Event(StatusEventKind.Changed, s_valid));

        Assert.Equal(CertificateStatus.Valid, (await _city.GetAsync(s_valid)).Certificates[0].Status);
    }

    [Fact]
    public async Task Types_are_listed_with_what_they_say()
    {
        var type = Assert.Single((await _city.Consumer().ListCertificateTypesAsync(new ListCertificateTypesRequest())).CertificateTypes);

        Assert.Equal((LicenceCity.Type, "执业证书", "gongan", "licence", "111", true), (type.TypeCode, type.Name, type.Department, type.Entry, type.HolderType, type.Agreed));
        Assert.Contains("holder_name", type.Fields);
    }

    [Fact]
    public async Task The_json_door_answers_the_same()
    {
        _city.Hold(new Licence(s_valid, Registered.Resident));
        using var client = new HttpClient(TestChannel.Handler(_city.City.Authority, _city.City.Certificate("shenpi", "shenpi-window"))) { BaseAddress = _city.City.Gateway.Address };
        var context = $$"""{"serviceItemCode": "{{Registered.Item}}", "scenario": "acceptance", "caseNumber": "C-2", "officerId": "officer-7" }""";

        var found = await AskAsync("find", $$"""{"typeCode": "{{LicenceCity.Type}}", "holder": {"type": "111", "identifier": "{{Registered.Resident}}" }, "fields": ["holder_name"], "context": {{context}} }""");
        var got = await AskAsync("get", $$"""{"identifier": "{{s_valid}}", "context": {{context}} }""");
        var verified = await AskAsync("verify", $$"""{"identifier": "{{s_valid}}", "claims": {"holder_name": {"text": "张三丰" } }, "context": {{context}} }""");
        var wrong = await AskAsync("get", $$"""{"identifier": 7}""");
        var types = await client.GetFromJsonAsync<JsonElement>("/v1/certificates/types");

        Assert.Equal("CERTIFICATE_STATUS_VALID", found.GetProperty("certificates")[0].GetProperty("status").GetString());
        Assert.Equal("张三丰", found.GetProperty("certificates")[0].GetProperty("face").GetProperty("fields").GetProperty("holder_name").GetProperty("text").GetString());
        Assert.Equal(s_valid, got.GetProperty("certificates")[0].GetProperty("identifier").GetString());
        Assert.Equal("VERDICT_MATCH", verified.GetProperty("verdicts").GetProperty("holder_name").GetString());
        Assert.StartsWith("identifier: ", wrong.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(LicenceCity.Type, types.GetProperty("certificateTypes")[0].GetProperty("typeCode").GetString());

        async Task<JsonElement> AskAsync(string method, string body)
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            using var response = await client.PostAsync($"/v1/certificates:{method}", content);
            return await response.Content.ReadFromJsonAsync<JsonElement>();
        }
    }

    private static VerifyCertificateRequest Verification(string identifier) => new()
    {
        Identifier = identifier,
        Claims = { ["holder_name"] = new Value { Text = "张三丰" } },
        Context = Registered.Lookup().Context,
    };

    private static async Task<string> ReasonAsync<T>(Func<Task<T>> call)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(call);
        return exception.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason;
    }

    private static async Task<string> ReasonOrNoneAsync<T>(Func<Task<T>> call)
    {
        try
        {
            await call();
            return "";
        }
        catch (RpcException exception)
        {
            return exception.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason;
        }
    }
}
