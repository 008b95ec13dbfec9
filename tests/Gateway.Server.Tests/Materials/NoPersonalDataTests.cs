using System.Text;
using Gateway.Contracts.Management.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.Certificates.Processes;
using Gateway.Server.Tests.Materials.City;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using static Gateway.Server.Tests.Materials.City.Papers;
using CaseParty = Gateway.Contracts.Management.V1.CaseParty;

namespace Gateway.Server.Tests.Materials;

/// <summary>Rule 7: what cases say of people stands in answers alone, and sealed where it must be kept.</summary>
public sealed class NoPersonalDataTests
{
    private const string FullName = "欧阳兀笏";
    private const string Note = "此非本人所有乃邻居之物";

    [Fact]
    public async Task Nobody_of_a_case_is_in_the_databases_the_logs_or_the_metrics()
    {
        await using var city = await CaseCity.StartAsync(build: builder => builder.Logging.SetMinimumLevel(LogLevel.Debug));
        var (mother, child) = (city.Person(), city.Person());
        string metrics;
        try
        {
            await UseAsync(city, mother, child);
            using var http = new HttpClient();
            metrics = await http.GetStringAsync(new Uri(city.City.Gateway.ManagementAddress, "/metrics"));
        }
        finally
        {
            await city.City.Gateway.StopAsync();
        }

        SqliteConnection.ClearAllPools();
        var traces = new Traces([mother, child, FullName, Note, "doc-" + FullName]);
        Search(traces, "control database", await ReadAsync(city.City.Options.Storage.Path!), "case_materials");
        Search(traces, "exchange log", await ReadAsync(city.City.Options.Log.Path), "report_asked");
        Search(traces, "logs", Encoding.UTF8.GetBytes(city.City.Logs.Text), "Gateway.");
        Search(traces, "metrics", Encoding.UTF8.GetBytes(metrics), "gateway_materials_outcomes");
    }

    /// <summary>Everything that a case does, and mistakes as they are made.</summary>
    private static async Task UseAsync(CaseCity city, string mother, string child)
    {
        city.Gongan.Hold("resident", ("citizen_number", mother), ("name", FullName));
        city.Gongan.Hold("birth", ("child_number", child), ("mother_number", mother), ("birth_place", FullName));
        city.Insure(mother);
        city.License(mother);
        var hanging = city.Renshe.Hang(child);
        var item = await city.ItemAsync(item =>
        {
            item.Parties.AddRange([
                new CaseParty { Role = "applicant", Name = "申请人", Type = "111", Values = { "name" } }, new CaseParty { Role = "child", Name = "子女", Type = "111" },
            ]);
            item.Relations.Add(new Relation
            {
                Code = "parent",
                Name = "母亲",
                Agent = "applicant",
                Principal = "child",
                Ways = { Data("gongan", "birth", "child", IsOfCase("mother_number", "applicant")) },
            });
            item.Materials.AddRange([
                Paper("licence", Certificate()), Paper("insured", Insured()), Paper("named", Named(30)), Paper("taxed", Check()), Paper("promised", Commitment()),
                Paper("slow", Insured("child")),
            ]);
            item.Announcements.Add(new Announcement { Department = "renshe", Follows = "社会保险登记", DueDays = 3 });
        });
        var request = Requests.Item(item, mother, ("name", FullName));
        request.Parties.Add(Requests.Party("child", child));
        var told = await city.ResolveAsync(request);
        Assert.Equal(MaterialOutcome.Verified, told["named"].Outcome);
        await city.Window().PreviewAsync(new PreviewRequest { Case = request.Case });
        await city.Window().AcceptAsync(new AcceptRequest { Case = request.Case, Materials = { "licence" }, Consent = Consent.NotMe, Note = Note });
        await city.Window().AcceptAsync(new AcceptRequest { Case = request.Case, Consent = Consent.Use });
        await city.Window().GetEvidenceAsync(new GetEvidenceRequest { Case = request.Case, Evidence = told["insured"].Evidence });
        await city.Window().CommitAsync(new CommitRequest { Case = request.Case, Material = "promised", Text = Promise, SignatureRef = "doc-" + FullName });
        await city.Window().ReportAskedAsync(new ReportAskedRequest { Case = request.Case, ServiceItemCode = item, Material = "insured", Note = Note });
        await city.Window().AnnounceAsync(new AnnounceRequest
        {
            Case = request.Case,
            ServiceItemCode = item,
            CertificateIdentifier = Certificates.LicenceCity.Identifier(7),
            Holder = new() { Type = "111", Identifier = child },
        });
        await MistakeAsync(city, request, mother);
        hanging.SetResult();
        await city.UntilAsync(request.Case, "slow", status => !status.LatePending, "the late answer is delivered");
        await city.DueAsync(request.Case, "case_orders", "due_at");
        await city.UntilAsync(request.Case, "taxed", status => status.Outcome == MaterialOutcome.ToBeSupplied, "the check is overdue");
        await city.Window().CloseCaseAsync(new CloseCaseRequest { Case = request.Case });
    }

    private static async Task MistakeAsync(CaseCity city, ResolveRequest request, string mother)
    {
        await Assert.ThrowsAsync<RpcException>(async () => await city.Window().GetCaseAsync(new GetCaseRequest { Case = Requests.Case(mother) }));
        await Assert.ThrowsAsync<RpcException>(async () => await city.Window().ReportAskedAsync(
            new ReportAskedRequest { Case = request.Case, ServiceItemCode = request.Matter.ServiceItemCode, Material = mother }));
        await Assert.ThrowsAsync<RpcException>(async () => await city.Window().GetFactAsync(new GetFactRequest { Case = request.Case, Fact = mother }));
        var spoilt = new ResolveRequest(request) { Case = Requests.Case() };
        spoilt.Parties[0].Subject.Identifier = mother + "0";
        await Assert.ThrowsAsync<RpcException>(() => city.ResolveAsync(spoilt));
        spoilt.NotNeeded.Add(FullName);
        spoilt.Parties[0].Subject.Identifier = mother;
        await Assert.ThrowsAsync<RpcException>(() => city.ResolveAsync(spoilt));
    }

    private static async Task<byte[]> ReadAsync(string path) =>
        [.. await File.ReadAllBytesAsync(path), .. File.Exists(path + "-wal") ? await File.ReadAllBytesAsync(path + "-wal") : []];

    private static void Search(Traces traces, string what, byte[] content, string known)
    {
        Assert.True(new Traces([known]).FindIn(content) is not null, $"{what}: {known} is not there, so that this is not what was to be searched.");
        var trace = traces.FindIn(content);
        Assert.True(trace is null, $"{what}: {trace}");
    }
}
