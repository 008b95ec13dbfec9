using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Grpc.Reflection.V1;

namespace Gateway.Server.Tests.Contracts;

/// <summary>A city with an entry for each rule of what is visible to whom.</summary>
public sealed class ContractCity : IAsyncLifetime
{
    internal TestCity City { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        City = await TestCity.StartAsync(options => options.Apis.Upstreams.Add(new() { Department = "gongan", Address = "https://tax.example" }));
        await City.ApplyAsync(
            Registered.Department("minzheng", "11330100MB90010345", "市民政局"),
            Registered.System("minzheng-window", "minzheng", SystemRole.Consumer),
            Registered.System("minzheng-steward", "minzheng", SystemRole.Steward),
            Registered.System("gongan-steward", "gongan", SystemRole.Steward),
            Entry("resident", entry => entry.Major = 2),
            Entry("open_entry", _ => { }),
            Entry("agreed_entry", Restrict), Agreement("agreed_entry"),
            Entry("paused_entry", Restrict), Agreement("paused_entry", agreement => agreement.State = AgreementState.Suspended),
            Entry("coming_entry", Restrict), Agreement("coming_entry", agreement => agreement.ValidFrom = "2090-01-01"),
            Entry("ended_entry", Restrict), Agreement("ended_entry", agreement => agreement.State = AgreementState.Ended),
            Entry("lapsed_entry", Restrict), Agreement("lapsed_entry", agreement => agreement.ValidUntil = "2020-12-31"),
            Entry("secret_entry", Restrict),
            Entry("other_major", Restrict), Entry("other_major", Restrict, entry => entry.Major = 2), Agreement("other_major"),
            Entry("gone_entry", entry => entry.State = EntryState.Withdrawn),
            Entry("closed_entry", entry => entry.ShareAttribute = ShareAttribute.NotShared),
            Entry("export_entry", entry =>
            {
                entry.Operations.Clear();
                entry.Operations.Add(Operation.Export);
            }),
            Apis.ApiCity.Entry(new Uri("https://tax.example/"), entry => (entry.ApiName, entry.Code) = ("api_entry", "api_entry")));
        await Poll.UntilAsync(
            async () => (await ListAsync("gongan", "gongan-adapter")).Contains("shared.gongan.v1.SecretEntryService"),
            TimeSpan.FromSeconds(20),
            "the entries are served");
    }

    public ValueTask DisposeAsync() => City.DisposeAsync();

    internal static Document Entry(string name, params Action<Entry>[] changes) => Registered.Entry(entry =>
    {
        entry.ApiName = name;
        entry.Code = name;
        Array.ForEach(changes, change => change(entry));
    });

    internal static void Restrict(Entry entry) => entry.ContractRestricted = true;

    internal HttpClient Client(string department, string system) => Client(City.Certificate(department, system));

    internal HttpClient Client(TestCertificate? certificate) =>
        new(TestChannel.Handler(City.Authority, certificate)) { BaseAddress = City.Gateway.Address };

    internal ServerReflection.ServerReflectionClient Reflection(string department, string system) =>
        new(City.Connect(City.Certificate(department, system)));

    internal async Task<HashSet<string>> ListAsync(string department, string system)
    {
        var answer = await AskAsync(department, system, new ServerReflectionRequest { ListServices = "" });
        return [.. answer.ListServicesResponse.Service.Select(service => service.Name)];
    }

    internal async Task<ServerReflectionResponse> AskAsync(string department, string system, ServerReflectionRequest request)
    {
        using var call = Reflection(department, system).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(request);
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        return call.ResponseStream.Current;
    }

    internal static async Task<string> ReasonAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reason").GetString()!;
    }

    private static Document Agreement(string entry, Action<Agreement>? change = null) => Registered.Agreement(agreement =>
    {
        agreement.Id = "A-" + entry.Replace('_', '-');
        agreement.Entry = entry;
        change?.Invoke(agreement);
    });
}
