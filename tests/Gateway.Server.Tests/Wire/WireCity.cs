using Gateway.Contracts.Adapter.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Core.Records;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Absence = Gateway.Core.Records.Absence;
using FieldType = Gateway.Contracts.Management.V1.FieldType;
using Masking = Gateway.Contracts.Management.V1.Masking;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;
using Verdict = Gateway.Contracts.Adapter.V1.Verdict;

namespace Gateway.Server.Tests.Wire;

/// <summary>
/// A city whose answers are the same in every run but for the ids, moments and hashes of exchanges: its department answers records with
/// every type, none, or why it cannot. The quota lets eight keys through.
/// </summary>
internal static class WireCity
{
    public const string Entry = "household";
    public const string KeyField = "citizen_number";

    /// <summary>The keys of a lookup of many: found, not found, no number at all, not convertible, refused, found in part, beyond the quota.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        [Registered.Citizen(0), Registered.Citizen(1), "110101195001010008", Registered.Citizen(3), Registered.Citizen(4), Registered.Citizen(5), Registered.Citizen(6)];

    /// <summary>api_names of the fields asked for.</summary>
    public static string[] Fields { get; } = ["name", "size", "area", "owned", "built_on", "registered_at", "kind", "seal"];

    /// <summary>A record with a value of every type.</summary>
    public static ByteString Record { get; } = Write(writer =>
    {
        writer.WriteText(2, "张三丰");
        writer.WriteInteger(3, -3);
        writer.WriteDecimal(4, 88.5m);
        writer.WriteBoolean(5, true);
        writer.WriteDate(6, 1988, 5, 0);
        writer.WriteTimestamp(7, new RecordMoment(1_700_000_000, 500_000_000));
        writer.WriteCode(8, "11");
        writer.WriteBinary(9, [0, 255]);
    });

    public static async Task<TestCity> StartAsync()
    {
        var city = await TestCity.StartAsync(build: builder => builder.Services.AddSingleton<TimeProvider>(new SecondsClock()));
        city.Adapter.Fetch = (_, _) => Task.FromResult(new FetchResponse { Records = { Record, InPart() }, Truncated = true, AsOf = AsOf(), Faults = { NotADate() } });
        city.Adapter.FetchMany = (request, _) => Task.FromResult(new FetchManyResponse { Keys = { request.Keys.Select(key => Answer(key.Values[0].Value)) } });
        city.Adapter.Verify = (_, _) => Task.FromResult(new VerifyResponse
        {
            Found = true,
            AsOf = AsOf(),
            Verdicts = { Enumerable.Range(2, 8).Select(number => new FieldVerdict { Number = (uint)number, Verdict = (Verdict)(1 + (number % 3)) }) },
        });
        await city.ApplyAsync(EntryOfAllTypes(), Registered.Agreement(Agree));
        await Poll.UntilAsync(
            async () => await Refused.ReasonAsync(city.Consumer().LookupAsync(Registered.Lookup(request => (request.Entry, request.Fields[0]) = (Entry, "none")))) == "FIELD_UNKNOWN",
            TimeSpan.FromSeconds(10),
            "the entry is served");
        return city;
    }

    private static FetchedKey Answer(string key) => Keys.Index().Single(pair => pair.Item == key).Index switch
    {
        0 => new FetchedKey { Records = { Record } },
        1 => new FetchedKey { AsOf = AsOf() },
        3 => new FetchedKey { Faults = { NotADate() } },
        4 => new FetchedKey { InvalidKeyField = 1 },
        _ => new FetchedKey { Records = { Record, InPart() }, Truncated = true, AsOf = AsOf(), Faults = { NotADate() } },
    };

    // A null, a value not held, one withheld, and a moment of one field.
    private static ByteString InPart() => Write(writer =>
    {
        writer.WriteText(2, "");
        writer.WriteAbsence(3, Absence.Null);
        writer.WriteAbsence(4, Absence.NotHeld);
        writer.WriteAbsence(5, Absence.Withheld);
        writer.WriteAbsence(6, Absence.NotHeld);
        writer.WriteTimestamp(7, new RecordMoment(0, 0));
        writer.WriteCode(8, "12");
        writer.WriteBinary(9, []);
        writer.WriteProvenance(8, new RecordMoment(1_600_000_000, 0));
    });

    private static Timestamp AsOf() => new() { Seconds = 1_750_000_000, Nanos = 1 };

    private static FetchFault NotADate() => new() { Number = 6, Message = "not a date" };

    private static ByteString Write(Action<RecordWriter> write)
    {
        using var writer = new RecordWriter();
        write(writer);
        return ByteString.CopyFrom(writer.Complete());
    }

    private static void Agree(Agreement agreement)
    {
        (agreement.Id, agreement.Entry, agreement.DailyQuota) = ("A-2", Entry, 8);
        agreement.Fields.Clear();
        agreement.Fields.AddRange(Fields.Select(field => new AgreedField { Field = field, Grant = FieldGrant.Plain }));
    }

    private static Document EntryOfAllTypes() => Registered.Entry(entry =>
    {
        (entry.ApiName, entry.Code) = (Entry, "307011000002");
        while (entry.Fields.Count > 2)
        {
            entry.Fields.RemoveAt(2);
        }

        FieldType[] types = [FieldType.Integer, FieldType.Decimal, FieldType.Boolean, FieldType.Date, FieldType.Timestamp, FieldType.Code, FieldType.Binary];
        entry.Fields.AddRange(types.Select((type, place) => new Field
        {
            Number = (uint)(3 + place),
            ApiName = Fields[1 + place],
            Name = Fields[1 + place],
            Type = type,
            Sensitivity = Sensitivity.L1,
            Masking = Masking.Unspecified,
            CodeTable = type == FieldType.Code ? "GB/T 2261.1-2003" : "",
        }));
    });

    // Moments of whole seconds are all of one length on the wire.
    private sealed class SecondsClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(System.GetUtcNow().ToUnixTimeSeconds());
    }
}
