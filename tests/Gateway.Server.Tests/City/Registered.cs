using System.Globalization;
using Gateway.Contracts.Adapter.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Contracts.V1;
using Gateway.Core.Records;
using Google.Protobuf;
using EntryKind = Gateway.Contracts.Management.V1.EntryKind;
using FieldType = Gateway.Contracts.Management.V1.FieldType;
using Masking = Gateway.Contracts.Management.V1.Masking;

namespace Gateway.Server.Tests.City;

/// <summary>What stands registered in a test city, and the calls that fit it.</summary>
internal static class Registered
{
    public const string Item = "11110101MB009000XY3330131002001";
    public const string Resident = "110101195001010009";

    public static IEnumerable<Document> All(string adapterAddress) =>
        [Department("shenpi", "11110101MB009000XY", "市行政审批局"), Department("gongan", "12310101MB00900189", "市公安局"),
         System("shenpi-window", "shenpi", SystemRole.Consumer), System("steward", "shenpi", SystemRole.Steward),
         System("gongan-adapter", "gongan", SystemRole.Adapter, adapterAddress), Entry(), ServiceItem(), Agreement()];

    public static Document Department(string slug, string code, string name) =>
        new() { Department = new Department { Slug = slug, Code = code, Name = name } };

    public static Document System(string id, string department, SystemRole role, params string[] addresses) => new()
    {
        System = new Gateway.Contracts.Management.V1.System
        {
            Id = id,
            Department = department,
            Name = id,
            Role = role,
            SpiffeIds = { $"spiffe://test-city/{department}/{id}" },
            Addresses = { addresses },
        },
    };

    public static Document Entry(Action<Entry>? change = null)
    {
        var entry = new Entry
        {
            Department = "gongan",
            ApiName = "resident",
            Code = "307011000001",
            Name = "常住人口基本信息",
            Summary = "户籍登记的基本信息。",
            Kind = EntryKind.Record,
            Major = 1,
            Revision = 1,
            Fields =
            {
                Field(1, "citizen_number", FieldType.Text, 18, Sensitivity.L3, Masking.Number),
                Field(2, "name", FieldType.Text, 50, Sensitivity.L3, Masking.Name),
                Field(3, "birth_date", FieldType.Date, 0, Sensitivity.L2, Masking.Date),
                Field(4, "address", FieldType.Text, 200, Sensitivity.L3, Masking.Address),
                Field(5, "photo", FieldType.Binary, 0, Sensitivity.L4, Masking.Withhold),
            },
            KeyFields = { "citizen_number" },
            SubjectFields = { new SubjectField { Field = "citizen_number", Type = "111" } },
            ShareAttribute = ShareAttribute.Conditional,
            ShareBasis = "用于行政审批事项。",
            SharingModes = { SharingMode.Service },
            UpdateCycle = UpdateCycle.RealTime,
            Operations = { Operation.Lookup, Operation.Verify, Operation.LookupMany },
        };
        change?.Invoke(entry);
        return new Document { Entry = entry };
    }

    public static Document ServiceItem(Action<ServiceItem>? change = null)
    {
        var item = new ServiceItem { Code = Item, Name = "公司变更登记", Department = "shenpi", InForceFrom = "2020-01-01" };
        change?.Invoke(item);
        return new Document { ServiceItem = item };
    }

    public static Document Agreement(Action<Agreement>? change = null)
    {
        var agreement = new Agreement
        {
            Id = "A-1",
            Consumer = "shenpi",
            Provider = "gongan",
            Entry = "resident",
            Major = 1,
            Operations = { Operation.Lookup, Operation.Verify, Operation.LookupMany },
            Fields =
            {
                new AgreedField { Field = "name", Grant = FieldGrant.Plain },
                new AgreedField { Field = "birth_date" },
                new AgreedField { Field = "address" },
            },
            Purposes = { new AgreedPurpose { ServiceItemCode = Item, Scenarios = { "acceptance" } } },
            LegalBasis = "《政务数据共享条例》",
            ValidFrom = "2020-01-01",
            ValidUntil = "2099-12-31",
        };
        change?.Invoke(agreement);
        return new Document { Agreement = agreement };
    }

    public static LookupRequest Lookup(Action<LookupRequest>? change = null)
    {
        var request = new LookupRequest
        {
            Department = "gongan",
            Entry = "resident",
            Key = { ["citizen_number"] = Resident },
            Fields = { "name", "birth_date" },
            Context = new ExchangeContext { ServiceItemCode = Item, Scenario = "acceptance", CaseNumber = "C-1", OfficerId = "officer-7" },
        };
        change?.Invoke(request);
        return request;
    }

    public static LookupManyRequest LookupMany(int keys, Action<LookupManyRequest>? change = null)
    {
        var request = new LookupManyRequest { Department = "gongan", Entry = "resident", Fields = { "name", "birth_date" }, Context = Lookup().Context };
        for (var i = 0; i < keys; i++)
        {
            request.Keys.Add(new Key { Fields = { ["citizen_number"] = Resident } });
        }

        change?.Invoke(request);
        return request;
    }

    public static Gateway.Contracts.V1.VerifyRequest Verify(Action<Gateway.Contracts.V1.VerifyRequest>? change = null)
    {
        var request = new Gateway.Contracts.V1.VerifyRequest
        {
            Department = "gongan",
            Entry = "resident",
            Key = { ["citizen_number"] = Resident },
            Claims = { ["name"] = new Value { Text = "张三丰" } },
            Context = Lookup().Context,
        };
        change?.Invoke(request);
        return request;
    }

    /// <summary>One of a thousand citizen numbers, with its check digit (GB 11643-1999 §4).</summary>
    public static string Citizen(int number)
    {
        ReadOnlySpan<int> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var digits = string.Create(CultureInfo.InvariantCulture, $"11010119600229{number:D3}");
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * (digits[i] - '0');
        }

        return digits + "10X98765432"[sum % 11];
    }

    /// <summary>A sound answer to a fetch: one record with exactly the fields asked for.</summary>
    public static FetchResponse Answer(FetchRequest request) => new() { Records = { Record([.. request.PlainFields, .. request.MaskedFields]) } };

    /// <summary>A sound answer to a fetch of many keys: one record for each.</summary>
    public static FetchManyResponse Answer(FetchManyRequest request)
    {
        var record = Record([.. request.PlainFields, .. request.MaskedFields]);
        return new() { Keys = { request.Keys.Select(_ => new FetchedKey { Records = { record } }) } };
    }

    /// <summary>A sound answer to a verification: every claim matches.</summary>
    public static Gateway.Contracts.Adapter.V1.VerifyResponse Answer(Gateway.Contracts.Adapter.V1.VerifyRequest request)
    {
        var response = new Gateway.Contracts.Adapter.V1.VerifyResponse { Found = true };
        var scanner = new RecordScanner(request.Claims.Span);
        while (scanner.Read())
        {
            response.Verdicts.Add(new FieldVerdict { Number = (uint)scanner.Number, Verdict = Gateway.Contracts.Adapter.V1.Verdict.Match });
        }

        return response;
    }

    public static ByteString Record(params uint[] numbers)
    {
        using var writer = new RecordWriter();
        foreach (var number in numbers.Order())
        {
            Write(writer, number);
        }

        return ByteString.CopyFrom(writer.Complete());
    }

    private static void Write(RecordWriter writer, uint number)
    {
        switch (number)
        {
            case 3:
                writer.WriteDate(3, 1950, 1, 1);
                break;
            case 5:
                writer.WriteBinary(5, [1, 2, 3]);
                break;
            default:
                writer.WriteText((int)number, number == 2 ? "张三丰" : "某市某区某路一号");
                break;
        }
    }

    private static Field Field(uint number, string name, FieldType type, uint length, Sensitivity sensitivity, Masking masking) => new()
    {
        Number = number,
        ApiName = name,
        Name = name,
        Type = type,
        Length = length,
        Sensitivity = sensitivity,
        Masking = masking,
    };
}
