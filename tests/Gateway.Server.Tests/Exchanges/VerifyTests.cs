using Gateway.Contracts.Adapter.V1;
using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Date = Google.Type.Date;
using Verdict = Gateway.Contracts.V1.Verdict;

namespace Gateway.Server.Tests.Exchanges;

public sealed class VerifyTests : IAsyncLifetime
{
    private TestCity _city = null!;

    public async ValueTask InitializeAsync() => _city = await TestCity.StartAsync(options => options.Verification.MismatchesPerDay = 3);

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Fact]
    public async Task Claims_reach_the_department_as_a_record_and_come_back_as_verdicts_alone()
    {
        _city.Adapter.Verify = (request, _) => Task.FromResult(Answer((2, Gateway.Contracts.Adapter.V1.Verdict.Match), (3, Gateway.Contracts.Adapter.V1.Verdict.NotHeld)));

        var response = await _city.Consumer().VerifyAsync(Registered.Verify(request =>
            request.Claims["birth_date"] = new Value { Date = new Date { Year = 1950, Month = 1, Day = 1 } }));

        Assert.Equal(LookupOutcome.Found, response.Outcome);
        Assert.Equal(Verdict.Match, response.Verdicts["name"]);
        Assert.Equal(Verdict.NotHeld, response.Verdicts["birth_date"]);
        Assert.Equal(Registered.Record(2, 3), Assert.Single(_city.Adapter.Verified).Claims);
        var (record, _) = await LogOf.FindAsync(_city, response.Receipt.ExchangeId);
        Assert.Equal(("verify", Outcome.Found), (record.Operation, record.Outcome));
        Assert.Equal(["name", "birth_date"], record.Fields.Select(field => field.ApiName));
    }

    [Fact]
    public async Task An_agreement_can_grant_verification_without_lookup()
    {
        await _city.ApplyAsync(Registered.Agreement(agreement =>
        {
            agreement.Operations.Clear();
            agreement.Operations.Add(Operation.Verify);
        }));
        await Gateway.Testing.Poll.UntilAsync(
            async () => await Refused.ReasonAsync(_city.Consumer().LookupAsync(Registered.Lookup())) == "OPERATION_NOT_AGREED", TimeSpan.FromSeconds(10), "lookup is refused");

        Assert.Equal(Verdict.Match, (await _city.Consumer().VerifyAsync(Registered.Verify())).Verdicts["name"]);
    }

    [Fact]
    public async Task Guessing_ends_at_the_limit_even_with_the_right_answer()
    {
        _city.Adapter.Verify = (request, _) => Task.FromResult(Answer((2, Gateway.Contracts.Adapter.V1.Verdict.Mismatch)));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Verdict.Mismatch, (await _city.Consumer().VerifyAsync(Registered.Verify())).Verdicts["name"]);
        }

        _city.Adapter.Verify = (request, _) => Task.FromResult(Answer((2, Gateway.Contracts.Adapter.V1.Verdict.Match)));
        Assert.Equal("MISMATCHES_SPENT", await Refused.ReasonAsync(_city.Consumer().VerifyAsync(Registered.Verify())));
        var other = await _city.Consumer().VerifyAsync(Registered.Verify(request => request.Key["citizen_number"] = "110101199001011018"));
        Assert.Equal(Verdict.Match, other.Verdicts["name"]);
    }

    [Fact]
    public async Task Guesses_made_at_once_are_held_to_the_limit_too()
    {
        _city.Adapter.Verify = (request, _) => Task.FromResult(Answer((2, Gateway.Contracts.Adapter.V1.Verdict.Mismatch)));
        var client = _city.Consumer();

        var guesses = await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ =>
        {
            try
            {
                await client.VerifyAsync(Registered.Verify());
                return true;
            }
            catch (Grpc.Core.RpcException)
            {
                return false;
            }
        }));

        Assert.Equal(3, guesses.Count(answered => answered));
    }

    [Fact]
    public async Task Calls_that_are_given_up_give_no_guess_back()
    {
        _city.Adapter.Verify = (request, _) => Task.FromResult(Answer((2, Gateway.Contracts.Adapter.V1.Verdict.Mismatch)));
        var client = _city.Consumer();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Verdict.Mismatch, (await client.VerifyAsync(Registered.Verify())).Verdicts["name"]);
        }

        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(i % 10));
            await Assert.ThrowsAsync<Grpc.Core.RpcException>(async () => await client.VerifyAsync(Registered.Verify(), cancellationToken: gone.Token));
        });

        Assert.Equal("MISMATCHES_SPENT", await Refused.ReasonAsync(client.VerifyAsync(Registered.Verify())));
    }

    [Fact]
    public async Task Claims_that_match_are_not_counted()
    {
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(Verdict.Match, (await _city.Consumer().VerifyAsync(Registered.Verify())).Verdicts["name"]);
        }
    }

    [Fact]
    public async Task A_claim_of_another_type_is_refused_without_its_value()
    {
        var (_, info) = await Refused.ByAsync(_city.Consumer().VerifyAsync(Registered.Verify(request => request.Claims["name"] = new Value { Integer = 987654 })));

        Assert.Equal(("CLAIM_MALFORMED", "name"), (info.Reason, info.Metadata["field"]));
        Assert.Empty(_city.Adapter.Verified);
    }

    [Fact]
    public async Task A_verdict_that_was_not_asked_for_is_the_departments_fault()
    {
        _city.Adapter.Verify = (request, _) => Task.FromResult(Answer((2, Gateway.Contracts.Adapter.V1.Verdict.Match), (4, Gateway.Contracts.Adapter.V1.Verdict.Match)));

        Assert.Equal("PROVIDER_ANSWER_INVALID", await Refused.ReasonAsync(_city.Consumer().VerifyAsync(Registered.Verify())));
    }

    private static Gateway.Contracts.Adapter.V1.VerifyResponse Answer(params (uint Number, Gateway.Contracts.Adapter.V1.Verdict Verdict)[] verdicts) => new()
    {
        Found = true,
        Verdicts = { verdicts.Select(verdict => new FieldVerdict { Number = verdict.Number, Verdict = verdict.Verdict }) },
    };
}
