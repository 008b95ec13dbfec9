using System.Text.Json.Nodes;
using Gateway.Server.Tests.City;

namespace Gateway.Interop.Dwellings;

/// <summary>Requests as clients without types write them: members by their names in the contract, bytes in base64.</summary>
internal static class DwellingCalls
{
    /// <summary>The fields of a lookup that asks for everything but the large plan.</summary>
    public static readonly string[] EveryField =
    [
        "citizen_number", "owner_name", "serial", "floor_area", "mortgaged", "registered_on", "built_on", "recorded_at",
        "usage", "seal", "remark", "heating", "drawing", "proxy_name",
    ];

    /// <summary>What is done with each client: an answer of every type, several records, none, verdicts, many keys and a refusal.</summary>
    public static JsonObject[] All() =>
    [
        Lookup(DwellingRegister.Owner, EveryField),
        Lookup(DwellingRegister.OwnerOfTwo, "owner_name", "serial", "mortgaged", "remark"),
        Lookup(DwellingRegister.OwnerOfNone, "owner_name"),
        Verify(),
        LookupMany(Enumerable.Range(0, 300).Select(index => index == 150 ? "wrong" : DwellingRegister.Owner), "owner_name", "serial"),
        Refused(),
    ];

    public static JsonObject Lookup(string key, params string[] fields) =>
        Call("Lookup", new JsonObject { ["key"] = Key(key), ["fields"] = Mask(fields), ["context"] = Context() });

    public static JsonObject Verify() => Call("Verify", new JsonObject
    {
        ["key"] = Key(DwellingRegister.Owner),
        ["claims"] = new JsonObject
        {
            ["owner_name"] = "欧阳张三丰",
            ["serial"] = "9007199254740992",
            ["floor_area"] = "12345678901234567.89",
            ["mortgaged"] = false,
            ["built_on"] = new JsonObject { ["year"] = 1998, ["month"] = 7 },
            ["recorded_at"] = new JsonObject { ["seconds"] = 1714950489, ["nanos"] = 123456000 },
            ["seal"] = "AP8Q",
            ["remark"] = "无",
            ["heating"] = "集中供热",
        },
        ["context"] = Context(),
    });

    public static JsonObject LookupMany(IEnumerable<string> keys, params string[] fields) => Call("LookupMany", new JsonObject
    {
        ["keys"] = new JsonArray([.. keys.Select(Key)]),
        ["fields"] = Mask(fields),
        ["context"] = Context(),
    });

    private static JsonObject Refused()
    {
        var call = Lookup(DwellingRegister.Owner, "owner_name");
        call["request"]!["context"]!["scenario"] = "curiosity";
        return call;
    }

    private static JsonObject Call(string method, JsonObject request) => new() { ["method"] = method, ["request"] = request };

    private static JsonObject Key(string citizenNumber) => new() { ["citizen_number"] = citizenNumber };

    private static JsonObject Mask(string[] paths) => new() { ["paths"] = new JsonArray([.. paths.Select(path => JsonValue.Create(path))]) };

    private static JsonObject Context()
    {
        var context = Registered.Lookup().Context;
        return new JsonObject
        {
            ["service_item_code"] = context.ServiceItemCode,
            ["scenario"] = context.Scenario,
            ["case_number"] = context.CaseNumber,
            ["officer_id"] = context.OfficerId,
        };
    }
}
