using System.Security.Cryptography;
using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;

namespace Gateway.Server.Tests.Exchanges;

public sealed class LookupTests : IClassFixture<CityFixture>
{
    private readonly TestCity _city;

    public LookupTests(CityFixture fixture) => _city = fixture.City;

    [Fact]
    public async Task An_agreed_lookup_returns_exactly_the_fields_asked_for()
    {
        var response = await _city.Consumer().LookupAsync(Registered.Lookup());

        Assert.Equal(LookupOutcome.Found, response.Outcome);
        var record = Assert.Single(response.Records);
        Assert.Equal(["birth_date", "name"], record.Fields.Keys.Order());
        Assert.Equal("张三丰", record.Fields["name"].Text);
        Assert.Equal(1950, record.Fields["birth_date"].Date.Year);
    }

    [Fact]
    public async Task The_provenance_says_where_the_answer_came_from()
    {
        var before = TimeProvider.System.GetUtcNow();
        var provenance = (await _city.Consumer().LookupAsync(Registered.Lookup())).Provenance;

        Assert.Equal(("gongan/resident", "1.1", "gongan", Freshness.Live), (provenance.Entry, provenance.Version, provenance.Provider, provenance.Freshness));
        Assert.InRange(provenance.FetchedAt.ToDateTimeOffset(), before, TimeProvider.System.GetUtcNow());
        Assert.Equal(SHA256.HashData(Registered.Record(2, 3).Span), provenance.Digest.ToByteArray());
    }

    [Fact]
    public async Task The_receipt_names_a_record_that_is_in_the_log()
    {
        var receipt = (await _city.Consumer().LookupAsync(Registered.Lookup())).Receipt;

        var (record, row) = await LogOf.FindAsync(_city, receipt.ExchangeId);
        Assert.Equal("test-city/log", receipt.LogOrigin);
        Assert.Equal(SHA256.HashData([0, .. row.Record.Span]), receipt.LeafHash.ToByteArray());
        Assert.Equal(Outcome.Found, record.Outcome);
        Assert.Equal(("shenpi-window", "shenpi", "gongan", "resident"), (record.ConsumerSystem, record.Consumer, record.Provider, record.Entry));
        Assert.Equal(("A-1", Registered.Item, "acceptance", "C-1", "officer-7"), (record.Agreement, record.ServiceItemCode, record.Scenario, record.CaseNumber, record.OfficerId));
        Assert.Equal(["name", "birth_date"], record.Fields.Select(field => field.ApiName));
        Assert.All(record.Fields, field => Assert.Equal(32, field.Digest.Length));
        Assert.Equal(SubjectRole.Asked, Assert.Single(record.Subjects).Role);
    }

    [Fact]
    public async Task No_subject_and_no_value_is_in_the_record()
    {
        var receipt = (await _city.Consumer().LookupAsync(Registered.Lookup())).Receipt;

        var (_, row) = await LogOf.FindAsync(_city, receipt.ExchangeId);
        var text = System.Text.Encoding.UTF8.GetString(row.Record.Span);
        Assert.DoesNotContain(Registered.Resident, text, StringComparison.Ordinal);
        Assert.DoesNotContain("张三丰", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_agreed_fields_travel_to_the_adapter_and_sensitive_ones_as_masked()
    {
        _city.Adapter.Forget();
        await _city.Consumer().LookupAsync(Registered.Lookup(request => request.Fields.Add("address")));

        var fetched = Assert.Single(_city.Adapter.Fetched);
        Assert.Equal([2u, 3u], fetched.PlainFields);
        Assert.Equal([4u], fetched.MaskedFields);
        Assert.Equal(("A-1", "shenpi", "shenpi-window"), (fetched.Agreement, fetched.Consumer, fetched.ConsumerSystem));
    }

    [Fact]
    public async Task Not_found_is_an_answer_with_a_receipt()
    {
        _city.Adapter.Fetch = (_, _) => Task.FromResult(new Gateway.Contracts.Adapter.V1.FetchResponse());
        try
        {
            var response = await _city.Consumer().LookupAsync(Registered.Lookup());

            Assert.Equal(LookupOutcome.NotFound, response.Outcome);
            Assert.Empty(response.Records);
            var (record, _) = await LogOf.FindAsync(_city, response.Receipt.ExchangeId);
            Assert.Equal(Outcome.NotFound, record.Outcome);
            Assert.Empty(record.Fields);
        }
        finally
        {
            _city.Adapter.Fetch = (request, _) => Task.FromResult(Registered.Answer(request));
        }
    }

    public static TheoryData<string, Action<LookupRequest>> Refusals => new()
    {
        { "ENTRY_UNKNOWN", request => request.Entry = "nobody_has_it" },
        { "FIELDS_EMPTY", request => request.Fields.Clear() },
        { "FIELD_UNKNOWN", request => request.Fields.Add("shoe_size") },
        { "FIELD_NOT_AGREED", request => request.Fields.Add("photo") },
        { "PURPOSE_MISSING", request => request.Context = null },
        { "PURPOSE_MISSING", request => request.Context.Scenario = "" },
        { "CASE_MISSING", request => request.Context.ClearOccasion() },
        { "OFFICER_MISSING", request => request.Context.OfficerId = "" },
        { "PURPOSE_NOT_AGREED", request => request.Context.Scenario = "curiosity" },
        { "ITEM_UNKNOWN", request => request.Context.ServiceItemCode = Registered.Item[..^1] + "9" },
        { "KEY_MALFORMED", request => request.Key.Clear() },
        { "KEY_MALFORMED", request => request.Key["name"] = "x" },
        { "SUBJECT_MALFORMED", request => request.Key["citizen_number"] = "110101195001010000" },
        { "REQUEST_MALFORMED", request => request.Context.CaseNumber = new string('9', 65) },
        { "REQUEST_MALFORMED", request => request.Context.OfficerId = "a\u0007b" },
        { "REQUEST_MALFORMED", request => request.Key["citizen_number"] = new string('1', 300) },
        { "REQUEST_MALFORMED", request => request.Fields.Add(Enumerable.Range(0, 300).Select(_ => "name")) },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_names_the_failed_link_and_is_recorded(string reason, Action<LookupRequest> change)
    {
        var (_, info) = await Refused.ByAsync(_city.Consumer().LookupAsync(Registered.Lookup(change)));

        Assert.Equal(reason, info.Reason);
        Assert.Equal("consumer", info.Metadata["fault_side"]);
        Assert.NotEmpty(info.Metadata["message_zh"]);
        var (record, row) = await LogOf.FindAsync(_city, info.Metadata["exchange_id"]);
        Assert.Equal((Outcome.Refused, reason, FaultSide.Consumer), (record.Outcome, record.Reason, record.FaultSide));
        Assert.True(row.Record.Length < 2048, "a refused call cannot fill the log");
    }

    [Fact]
    public async Task A_refused_field_is_named()
    {
        var (_, info) = await Refused.ByAsync(_city.Consumer().LookupAsync(Registered.Lookup(request => request.Fields.Add("photo"))));

        Assert.Equal(("photo", "A-1"), (info.Metadata["field"], info.Metadata["agreement"]));
    }

    [Fact]
    public async Task Publishing_another_major_takes_nothing_from_callers_that_name_none()
    {
        await using var city = await TestCity.StartAsync();
        await city.ApplyAsync(Registered.Entry(entry => entry.Major = 2));
        await Gateway.Testing.Poll.UntilAsync(
            async () => await Refused.ReasonOrNoneAsync(city.Consumer().LookupAsync(Registered.Lookup(request => request.Major = 2))) == "NO_AGREEMENT",
            TimeSpan.FromSeconds(10),
            "the major is served");

        Assert.Equal("1.1", (await city.Consumer().LookupAsync(Registered.Lookup())).Provenance.Version);

        await city.ApplyAsync(Registered.Agreement(agreement =>
        {
            agreement.Id = "A-2";
            agreement.Major = 2;
        }));
        await Gateway.Testing.Poll.UntilAsync(
            async () => (await city.Consumer().LookupAsync(Registered.Lookup())).Provenance.Version == "2.1", TimeSpan.FromSeconds(10), "the agreed major is meant");
    }

    [Fact]
    public async Task An_unknown_field_is_told_by_its_place_with_what_there_is()
    {
        await using var city = await TestCity.StartAsync();
        var exception = await Assert.ThrowsAsync<Grpc.Core.RpcException>(async () =>
            await city.Consumer().LookupAsync(Registered.Lookup(request => request.Fields.Add("secret word"))));

        Assert.Contains("no. 3 of the fields", exception.Status.Detail, StringComparison.Ordinal);
        Assert.Contains("birth_date", exception.Status.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Status.Detail, StringComparison.Ordinal);
    }
}
