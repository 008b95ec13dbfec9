using Gateway.Contracts.Certificates.V1;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;

namespace Gateway.Server.Tests.Certificates.Processes;

/// <summary>Alone, since the meters of all gateways in a process are counted as one.</summary>
[Collection(nameof(Alone))]
public sealed class StampedeTests
{
    private const int Callers = 1_000;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_thousand_callers_at_once_are_one_request_at_the_department_and_each_has_a_record_of_its_own()
    {
        // As patient as a busy machine needs it: a thousand handshakes and calls at once are what is tested, not its speed.
        await using var city = await LicenceCity.StartAsync(options =>
        {
            options.Storage.FreshnessLimit = TimeSpan.FromSeconds(10);
            options.Certificates.FillTimeout = s_patience;
            options.Departments.Deadline = s_patience;
        });
        var licence = new Licence(LicenceCity.Identifier(1), Registered.Resident);
        city.Hold(licence);
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        city.City.Adapter.Fetch = async (request, _) =>
        {
            await released.Task;
            return Licence.Answer(request, [licence]);
        };
        var before = (await LogOf.KindsAsync(city.City)).Count;
        var waited = await MissesAsync(city);

        var client = city.Consumer();
        var request = new GetCertificateRequest { Identifier = licence.Identifier, Fields = { "holder_name" }, Context = Registered.Lookup().Context };
        var calls = Enumerable.Range(0, Callers).Select(_ => client.GetCertificateAsync(request).ResponseAsync).ToArray();
        await Poll.UntilAsync(
            async () =>
            {
                await Task.WhenAll(calls.Where(call => call.IsCompleted));
                return await MissesAsync(city) == waited + Callers;
            },
            s_patience,
            "all of them wait");
        released.SetResult();
        var answers = await Task.WhenAll(calls).WaitAsync(s_patience);

        Assert.Single(city.City.Adapter.Fetched);
        Assert.All(answers, answer => Assert.Equal((LookupOutcome.Found, licence.Identifier, CertificateStatus.Valid), AnswerOf(answer)));
        var recorded = (await LogOf.KindsAsync(city.City)).Skip(before).Select(record => record.Id).Order().ToArray();
        Assert.Equal(Callers, recorded.Distinct().Count());
        Assert.Equal(answers.Select(answer => Guid.Parse(answer.Receipt.ExchangeId)).Order(), recorded);
    }

    private static (LookupOutcome Outcome, string Identifier, CertificateStatus Status) AnswerOf(GetCertificateResponse answer) =>
        (answer.Outcome, answer.Certificates[0].Identifier, answer.Certificates[0].Status);

    private static async Task<double> MissesAsync(LicenceCity city)
    {
        using var http = new HttpClient();
        return CacheCounts.Read(await http.GetStringAsync(new Uri(city.City.Gateway.ManagementAddress, "/metrics"))).SumOf("misses");
    }
}
