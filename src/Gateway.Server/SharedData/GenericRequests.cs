using Gateway.Contracts.V1;
using Gateway.Server.Exchanges;
using Google.Protobuf.Collections;

namespace Gateway.Server.SharedData;

/// <summary>Requests of <c>gateway.v1.SharedDataService</c> as the pipeline takes them.</summary>
internal static class GenericRequests
{
    public static ExchangeRequest Read(LookupRequest request) => new()
    {
        Department = request.Department,
        Entry = request.Entry,
        Major = Major(request.Major),
        Keys = [request.Key],
        Fields = Names(request.Fields),
        Context = request.Context,
    };

    public static ExchangeRequest Read(VerifyRequest request) => new()
    {
        Department = request.Department,
        Entry = request.Entry,
        Major = Major(request.Major),
        Keys = [request.Key],
        Fields = [.. request.Claims.Keys],
        Claims = [.. request.Claims.Values],
        Context = request.Context,
    };

    public static ExchangeRequest Read(LookupManyRequest request)
    {
        var keys = new IReadOnlyCollection<KeyValuePair<string, string>>[request.Keys.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = request.Keys[i].Fields;
        }

        return new()
        {
            Department = request.Department,
            Entry = request.Entry,
            Major = Major(request.Major),
            Keys = keys,
            Fields = Names(request.Fields),
            Context = request.Context,
        };
    }

    private static int Major(uint major) => (int)Math.Min(major, int.MaxValue);

    private static string[] Names(RepeatedField<string> fields)
    {
        var names = new string[fields.Count];
        fields.CopyTo(names, 0);
        return names;
    }
}
