using Gateway.Contracts.Adapter.V1;
using Gateway.Contracts.Certificates.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Core.Identifiers;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using EntryKind = Gateway.Contracts.Management.V1.EntryKind;
using Field = Gateway.Contracts.Management.V1.Field;
using FieldType = Gateway.Contracts.Management.V1.FieldType;
using Masking = Gateway.Contracts.Management.V1.Masking;
using Subject = Gateway.Contracts.V1.Subject;

namespace Gateway.Server.Tests.Certificates;

/// <summary>A city in which the police issue licences to residents. The department's register is what the test says it is.</summary>
internal sealed class LicenceCity : IAsyncDisposable
{
    public const string Type = "11100000MB9001907F001";

    private readonly List<Licence> _licences = [];

    private LicenceCity(TestCity city) => City = city;

    public TestCity City { get; }

    /// <summary>Identifier of the licence of that serial.</summary>
    public static string Identifier(int serial) =>
        CertificateIdentifier.Create(Type, "11330100MB9001026A", serial.ToString("D8", System.Globalization.CultureInfo.InvariantCulture), "001").ToString();

    public static async Task<LicenceCity> StartAsync(Action<GatewayOptions>? configure = null, Action<WebApplicationBuilder>? build = null)
    {
        var city = new LicenceCity(await TestCity.StartAsync(configure, build));
        city.City.Adapter.Fetch = (request, _) => Task.FromResult(city.Answer(request));
        await city.City.ApplyAsync(Entry(), Agreement());
        await Poll.UntilAsync(
            async () =>
            {
                try
                {
                    await city.GetAsync(Identifier(99_999_999));
                    return true;
                }
                catch (RpcException)
                {
                    return false;
                }
            },
            TimeSpan.FromSeconds(20),
            "licences are served");
        city.City.Adapter.Forget();
        return city;
    }

    public static Document Entry(Action<Entry>? change = null) => Registered.Entry(entry =>
    {
        entry.ApiName = "licence";
        entry.Code = "licence";
        entry.Name = "执业证书";
        entry.Kind = EntryKind.Certificate;
        entry.Fields.Clear();
        entry.Fields.Add(
        [
            Field(1, "identifier", FieldType.Text, Sensitivity.L1),
            Field(2, "citizen_number", FieldType.Text, Sensitivity.L3, Masking.Number),
            Field(3, "holder_name", FieldType.Text, Sensitivity.L3, Masking.Name),
            Field(4, "state", FieldType.Code, Sensitivity.L1),
            Field(5, "valid_from", FieldType.Date, Sensitivity.L1),
            Field(6, "valid_until", FieldType.Date, Sensitivity.L1),
        ]);
        entry.CacheSeconds = 600;
        entry.Operations.Add(Operation.Watch);
        entry.Certificate = new CertificateTerms
        {
            TypeCode = Type,
            IdentifierField = "identifier",
            StatusField = "state",
            StatusCodes =
            {
                new StatusMeaning { Code = "1", Status = CertificateStatus.Valid },
                new StatusMeaning { Code = "2", Status = CertificateStatus.Revoked },
                new StatusMeaning { Code = "3", Status = CertificateStatus.Suspended },
                new StatusMeaning { Code = "4", Status = CertificateStatus.Superseded },
            },
            ValidFromField = "valid_from",
            ValidUntilField = "valid_until",
        };
        change?.Invoke(entry);
    });

    public static Document Agreement(Action<Agreement>? change = null) => Registered.Agreement(agreement =>
    {
        agreement.Id = "A-licence";
        agreement.Entry = "licence";
        agreement.Operations.Add(Operation.Watch);
        agreement.Fields.Clear();
        agreement.Fields.Add(
        [
            new AgreedField { Field = "identifier" }, new AgreedField { Field = "state" }, new AgreedField { Field = "valid_from" },
            new AgreedField { Field = "valid_until" }, new AgreedField { Field = "holder_name", Grant = FieldGrant.Plain },
        ]);
        change?.Invoke(agreement);
    });

    public void Hold(params Licence[] licences) => _licences.AddRange(licences);

    public void Drop(string identifier) => _licences.RemoveAll(each => each.Identifier == identifier);

    public void Change(string identifier, Func<Licence, Licence> change) => _licences[_licences.FindIndex(each => each.Identifier == identifier)] =
        change(_licences.Single(each => each.Identifier == identifier));

    public CertificateService.CertificateServiceClient Consumer() => new(City.ConnectConsumer());

    public CertificateEventService.CertificateEventServiceClient Reporter() => new(City.Connect(City.Certificate("gongan", "gongan-adapter")));

    public async Task<FindCertificatesResponse> FindAsync(string holder, Action<FindCertificatesRequest>? change = null)
    {
        var request = new FindCertificatesRequest
        {
            TypeCode = Type,
            Holder = new Subject { Type = "111", Identifier = holder },
            Fields = { "holder_name" },
            Context = Registered.Lookup().Context,
        };
        change?.Invoke(request);
        return await Consumer().FindCertificatesAsync(request);
    }

    public async Task<GetCertificateResponse> GetAsync(string identifier, Action<GetCertificateRequest>? change = null)
    {
        var request = new GetCertificateRequest { Identifier = identifier, Fields = { "holder_name" }, Context = Registered.Lookup().Context };
        change?.Invoke(request);
        return await Consumer().GetCertificateAsync(request);
    }

    /// <summary>Reports events and waits for the acknowledgements.</summary>
    public async Task<IReadOnlyList<ReportResponse>> ReportAsync(params ReportRequest[] reports)
    {
        using var call = Reporter().Report();
        foreach (var report in reports)
        {
            await call.RequestStream.WriteAsync(report);
        }

        await call.RequestStream.CompleteAsync();
        return await call.ResponseStream.ReadAllAsync().ToListAsync();
    }

    public static ReportRequest Event(StatusEventKind kind, string identifier, string? holder = null, string? id = null) => new()
    {
        EventId = id ?? Guid.NewGuid().ToString("N"),
        TypeCode = Type,
        Identifier = identifier,
        Kind = kind,
        OccurredAt = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow()),
        Holders = { holder is null ? [] : [new Subject { Type = "111", Identifier = holder }] },
    };

    public ValueTask DisposeAsync() => City.DisposeAsync();

    private FetchResponse Answer(FetchRequest request)
    {
        var key = request.Key[0];
        return Licence.Answer(request, [.. _licences.Where(licence => key.Number == 1 ? licence.Identifier == key.Value : licence.Holder == key.Value)]);
    }

    private static Field Field(uint number, string name, FieldType type, Sensitivity sensitivity, Masking masking = Masking.Unspecified) => new()
    {
        Number = number,
        ApiName = name,
        Name = name,
        Type = type,
        Sensitivity = sensitivity,
        Masking = masking,
    };
}
