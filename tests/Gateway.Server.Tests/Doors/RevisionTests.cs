using System.Globalization;
using Gateway.Contracts.Adapter.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Core.Records;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Grpc.Core;
using FieldType = Gateway.Contracts.Management.V1.FieldType;

namespace Gateway.Server.Tests.Doors;

/// <summary>A caller that was built against the first revision of an entry, and never built again.</summary>
public sealed class RevisionTests
{
    private const string First = "shared.gongan.v1.ResidentService/";
    private const string Second = "shared.gongan.v2.ResidentService/";

    [Fact]
    public async Task It_works_against_the_ninth_and_beside_a_new_major_version_until_its_own_is_withdrawn()
    {
        await using var city = await TestCity.StartAsync(options => options.Verification.MismatchesPerDay = 100);
        city.Adapter.Verify = (_, _) => Task.FromResult(new VerifyResponse
        {
            Found = true,
            Verdicts = { new FieldVerdict { Number = 2, Verdict = Verdict.Match }, new FieldVerdict { Number = 3, Verdict = Verdict.Mismatch } },
        });
        for (var revision = 2; revision <= 9; revision++)
        {
            await city.ApplyAsync(Revised(revision));
            await UntilServedAsync(city, First, $"1.{revision}");
            await CallAllAsync(city, First);
        }

        await city.ApplyAsync(Revised(1, 2), Registered.Agreement(agreement => (agreement.Id, agreement.Major) = ("A-2", 2)));
        await UntilServedAsync(city, Second, "2.1");
        await CallAllAsync(city, First);
        await CallAllAsync(city, Second);

        await city.ApplyAsync(Registered.Entry(entry =>
        {
            Grow(entry, 9);
            entry.State = EntryState.Withdrawn;
        }));
        await Poll.UntilAsync(async () => await ReasonAsync(city) == "ENTRY_WITHDRAWN", TimeSpan.FromSeconds(10), "the first major version is withdrawn");
        await CallAllAsync(city, Second);
    }

    private static Document Revised(int revision, uint major = 1) => Registered.Entry(entry =>
    {
        Grow(entry, revision);
        entry.Major = major;
        if (major > 1)
        {
            // What breaks callers: a field is gone.
            entry.Fields.RemoveAt(4);
        }
    });

    private static void Grow(Entry entry, int revision)
    {
        entry.Revision = (uint)revision;
        for (var added = 2; added <= revision; added++)
        {
            entry.Fields.Add(new Field
            {
                Number = (uint)(10 + added),
                ApiName = "added_in_" + (char)('a' + added),
                Name = added.ToString(CultureInfo.InvariantCulture),
                Type = FieldType.Text,
                Sensitivity = Sensitivity.L1,
            });
        }
    }

    private static async Task CallAllAsync(TestCity city, string service)
    {
        byte[] lookup = [.. TypedCall.Key(), .. TypedCall.Mask("name", "birth_date"), .. TypedCall.Context()];
        Assert.Contains("张三丰", TextOf(await TypedCall.CallAsync(city, service + "Lookup", lookup)), StringComparison.Ordinal);
        byte[] claims = [.. TypedCall.Key(), .. TypedCall.Field(2, Registered.Record(2, 3).ToByteArray()), .. TypedCall.Context()];
        Assert.Equal([(2, Verdict.Match), (3, Verdict.Mismatch)], VerdictsOf(await TypedCall.CallAsync(city, service + "Verify", claims)));
        using var many = TypedCall.Stream(city, service + "LookupMany", [.. TypedCall.Key(), .. lookup]);
        Assert.Equal(2, (await many.ResponseStream.ReadAllAsync().ToListAsync()).Count);
    }

    private static Task UntilServedAsync(TestCity city, string service, string version) => Poll.UntilAsync(
        async () =>
        {
            try
            {
                var answer = await TypedCall.CallAsync(city, service + "Lookup", [.. TypedCall.Key(), .. TypedCall.Mask("name"), .. TypedCall.Context()]);
                return TextOf(answer).Contains(version, StringComparison.Ordinal);
            }
            catch (RpcException refused) when (refused.StatusCode is StatusCode.NotFound or StatusCode.PermissionDenied)
            {
                return false;
            }
        },
        TimeSpan.FromSeconds(10),
        $"version {version} answers");

    private static async Task<string?> ReasonAsync(TestCity city)
    {
        try
        {
            await TypedCall.CallAsync(city, First + "Lookup", [.. TypedCall.Key(), .. TypedCall.Mask("name"), .. TypedCall.Context()]);
            return null;
        }
        catch (RpcException refused)
        {
            return refused.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>().Reason;
        }
    }

    // Member 2 of the answer: each claimed field's number with its verdict.
    private static List<(int Number, Verdict Verdict)> VerdictsOf(byte[] answer)
    {
        var verdicts = new List<(int, Verdict)>();
        var members = new RecordScanner(answer);
        while (members.Read())
        {
            if (members.Number != 2)
            {
                continue;
            }

            var fields = new RecordScanner(members.Payload);
            while (fields.Read())
            {
                verdicts.Add((fields.Number, (Verdict)fields.Varint));
            }
        }

        return verdicts;
    }

    private static string TextOf(byte[] answer) => System.Text.Encoding.UTF8.GetString(answer);
}
