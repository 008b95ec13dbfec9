using Gateway.Contracts.Adapter.V1;
using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Grpc.Core;
using Date = Google.Type.Date;
using FieldType = Gateway.Contracts.Management.V1.FieldType;
using Masking = Gateway.Contracts.Management.V1.Masking;
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
            catch (RpcException)
            {
                return false;
            }
        }));

        Assert.Equal(3, guesses.Count(answered => answered));
    }

    [Fact]
    public async Task A_key_of_several_fields_that_no_record_has_is_a_wrong_guess()
    {
        await _city.ApplyAsync(
            Registered.Entry(entry =>
            {
                entry.ApiName = "couple";
                entry.Code = "couple";
                entry.KeyFields.Add("name");
            }),
            Registered.Agreement(agreement =>
            {
                agreement.Id = "A-2";
                agreement.Entry = "couple";
            }));
        _city.Adapter.Verify = (request, _) => Task.FromResult(new Gateway.Contracts.Adapter.V1.VerifyResponse
        {
            Verdicts = { new FieldVerdict { Number = 3, Verdict = Gateway.Contracts.Adapter.V1.Verdict.NotHeld } },
        });
        await Gateway.Testing.Poll.UntilAsync(
            async () => await AnsweredAsync("the first") != "ENTRY_UNKNOWN", TimeSpan.FromSeconds(10), "the entry is served");
        Assert.Equal("", await AnsweredAsync("the second"));
        Assert.Equal("", await AnsweredAsync("the third"));

        _city.Adapter.Verify = (request, _) => Task.FromResult(Registered.Answer(request));
        Assert.Equal("MISMATCHES_SPENT", await AnsweredAsync("the right one"));

        // Of one field it is no guess: nobody by that number is held.
        _city.Adapter.Verify = (request, _) => Task.FromResult(new Gateway.Contracts.Adapter.V1.VerifyResponse
        {
            Verdicts = { new FieldVerdict { Number = 2, Verdict = Gateway.Contracts.Adapter.V1.Verdict.NotHeld } },
        });
        for (var i = 0; i < 5; i++)
        {
            var response = await _city.Consumer().VerifyAsync(Registered.Verify(request => request.Key["citizen_number"] = "110101199001011018"));
            Assert.Equal(LookupOutcome.NotFound, response.Outcome);
        }

        async Task<string> AnsweredAsync(string name)
        {
            try
            {
                await _city.Consumer().VerifyAsync(Registered.Verify(request =>
                {
                    request.Entry = "couple";
                    request.Key["name"] = name;
                    request.Claims.Clear();
                    request.Claims["birth_date"] = new Value { Date = new Date { Year = 1950, Month = 1, Day = 1 } };
                }));
                return "";
            }
            catch (RpcException exception)
            {
                return exception.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason;
            }
        }
    }

    [Fact]
    public async Task A_wrong_guess_that_the_department_reports_of_another_record_is_counted()
    {
        _city.Adapter.Verify = (request, _) =>
        {
            var answer = Answer((2, Gateway.Contracts.Adapter.V1.Verdict.NotHeld));
            answer.Mismatched = true;
            return Task.FromResult(answer);
        };
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Verdict.NotHeld, (await _city.Consumer().VerifyAsync(Registered.Verify())).Verdicts["name"]);
        }

        Assert.Equal("MISMATCHES_SPENT", await Refused.ReasonAsync(_city.Consumer().VerifyAsync(Registered.Verify())));
    }

    [Fact]
    public async Task Calls_that_are_given_up_win_no_guess_back()
    {
        _city.Adapter.Verify = (request, _) => Task.FromResult(Answer((2, Gateway.Contracts.Adapter.V1.Verdict.Mismatch)));
        var client = _city.Consumer();
        for (var i = 0; i < 3; i++)
        {
            await client.VerifyAsync(Registered.Verify());
        }

        // While another writes, counting takes its time, and the callers do not wait for it.
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_city.Options.Storage.Path};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var writing = connection.BeginTransaction(System.Data.IsolationLevel.Serializable, deferred: false);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
            {
                var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(150);
                await Assert.ThrowsAsync<RpcException>(async () => await client.VerifyAsync(Registered.Verify(), deadline: deadline));
            }));
        }

        await Gateway.Testing.Poll.UntilAsync(
            async () => (await LogOf.AllAsync(_city)).Count(record => record.Operation == "verify") >= 7, TimeSpan.FromSeconds(20), "each has its record");
        Assert.Equal("MISMATCHES_SPENT", await Refused.ReasonAsync(client.VerifyAsync(Registered.Verify())));
    }

    [Theory]
    [InlineData(FieldType.Integer, "007")]
    [InlineData(FieldType.Integer, "+7")]
    [InlineData(FieldType.Text, "abc ")]
    [InlineData(FieldType.Text, "\u3000abc")]
    public async Task A_key_has_one_text_alone(FieldType type, string value)
    {
        await _city.ApplyAsync(
            Registered.Entry(entry =>
            {
                entry.ApiName = "numbered";
                entry.Code = "numbered";
                entry.SubjectFields.Clear();
                entry.Fields[0].Type = type;
                entry.Fields[0].Length = 0;
                (entry.Fields[0].Sensitivity, entry.Fields[0].Masking) = (Sensitivity.L1, Masking.Unspecified);
            }),
            Registered.Agreement(agreement =>
            {
                agreement.Id = "A-3";
                agreement.Entry = "numbered";
            }));
        string reason = "";
        await Gateway.Testing.Poll.UntilAsync(
            async () =>
            {
                reason = await Refused.ReasonAsync(_city.Consumer().LookupAsync(Registered.Lookup(request =>
                {
                    request.Entry = "numbered";
                    request.Key["citizen_number"] = value;
                })));
                return reason != "ENTRY_UNKNOWN";
            },
            TimeSpan.FromSeconds(10),
            "the entry is served");
        Assert.Equal("KEY_MALFORMED", reason);
    }

    [Fact]
    public async Task Calls_that_go_away_while_others_verify_give_no_guess_back()
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
            await Assert.ThrowsAsync<RpcException>(async () => await client.VerifyAsync(Registered.Verify(), cancellationToken: gone.Token));
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
