using System.Text;
using System.Text.Json;
using CsCheck;
using Gateway.Contracts.V1;
using Gateway.Server.SharedData.Json;

namespace Gateway.Server.Tests.Json;

/// <summary>Any bytes are answered with a message or a fault, soon, and with nothing else.</summary>
public sealed class JsonFuzzTests
{
    private static readonly JsonPlan s_verify = JsonPlan.Of(VerifyRequest.Descriptor);

    private static readonly string[] s_pieces =
    [
        "{", "}", "[", "]", ":", ",", "\"", "null", "true", "-", "1", "0", "1e", "1e999", "-0", "1.5", "\\u", "\\ud800", "\\udc00", "\\", "\u0000",
        "\"entry\":", "\"claims\":{\"a\":{", "\"date\":{", "\"NaN\"", "99999999999999999999", "\"key\":{", "\"context\":{", "\"2026-01-01T00:00:00Z\"", "张",
    ];

    private static readonly Gen<byte[]> s_bytes = Gen.OneOf(
        Gen.Byte.Array[0, 60],
        Gen.Int[0, s_pieces.Length - 1].Array[0, 20].Select(places => Encoding.UTF8.GetBytes(string.Concat(places.Select(place => s_pieces[place])))));

    [Fact]
    public void Any_bytes_are_a_message_or_a_fault() => s_bytes.Sample(bytes => Holds(s_verify, bytes), iter: 100_000);

    [Fact]
    public void JSON_with_any_bytes_changed_is_a_message_or_a_fault() =>
        Gen.Select(Gen.Int, Gen.Int, Gen.Select(Gen.Int[0, 10_000], Gen.Byte, Gen.Int[0, 2]).Array[1, 6]).Sample(
            (schema, seed, changes) =>
            {
                var type = RandomSchema.Of(schema % 64);
                var plan = JsonPlan.Of(type);
                var json = Encoding.UTF8.GetBytes(Transcoded.ToJson(plan, RandomMessage.Of(type, seed))).ToList();
                foreach (var (place, value, act) in changes)
                {
                    var at = place % (json.Count + 1);
                    switch (act)
                    {
                        case 0:
                            json.Insert(at, value);
                            break;
                        case 1 when at < json.Count:
                            json.RemoveAt(at);
                            break;
                        case 2 when at < json.Count:
                            json[at] = value;
                            break;
                    }
                }

                Holds(plan, [.. json]);
            },
            iter: 2_000);

    [Theory]
    [InlineData("{\"major\":1e-99999999999999999999}")]
    [InlineData("{\"major\":0e99999999999999999999}")]
    [InlineData("{\"major\":1e99999999999999999999}")]
    [InlineData("{\"claims\":{\"a\":{\"integer\":0.00000000000000000000000000000000000000000000001e47}}}")]
    public void Great_exponents_are_no_great_work(string json) => Holds(s_verify, Encoding.UTF8.GetBytes(json));

    [Fact]
    public void Very_long_numbers_are_read_in_one_pass()
    {
        var digits = new string('1', 500_000);

        Holds(s_verify, Encoding.UTF8.GetBytes($"{{\"major\":{digits}}}"));
        Holds(s_verify, Encoding.UTF8.GetBytes($"{{\"major\":0.{digits}e500000}}"));
        Holds(s_verify, Encoding.UTF8.GetBytes($"{{\"major\":{new string('0', 1)}.{new string('0', 500_000)}}}"));
    }

    // What was read is a message, and is written as JSON that is read again as the same.
    private static void Holds(JsonPlan plan, byte[] json)
    {
        var (message, fault) = Transcoded.Read(plan, json);
        if (message is null)
        {
            Assert.InRange(fault!.Message.Length, 1, 4000);
            return;
        }

        var written = Transcoded.ToJson(plan, message);
        using var parsed = JsonDocument.Parse(written);
        Assert.Equal(Convert.ToHexString(message), Convert.ToHexString(Transcoded.ToBytes(plan, written)));
    }
}
