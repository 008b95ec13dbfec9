using CsCheck;
using Gateway.Core.Apis.Grpc;
using Gateway.Core.Minimisation.Wire;
using Gateway.Server.Tests.Apis.Grpc.Credit;
using Google.Protobuf;

namespace Gateway.Server.Tests.Apis.Grpc;

/// <summary>What the reader of subjects finds in a message is what protobuf's own parser finds there.</summary>
public sealed class SubjectReaderTests
{
    private static readonly (ProtoSubject Subject, Func<GetRequest, string> Of)[] s_places =
    [
        (Subject((1, [])), request => request.Uscc),
        (Subject((3, []), (2, [])), request => request.Owner?.Number ?? ""),
        (Subject((5, [6])), request => request.Branch),
        (Subject((9, [])), request => request.Agent),
    ];

    private static readonly Gen<string> s_text = Gen.OneOf(Gen.Const(""), Gen.Const(Firms.Uscc), Gen.Const("张三丰"), Gen.String[Gen.Char['a', 'z'], 0, 12]);

    private static readonly Gen<GetRequest> s_request = Gen.Select(
        Gen.Select(s_text, s_text, s_text, s_text, s_text, s_text),
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int),
        (texts, has) =>
        {
            var request = new GetRequest { Uscc = texts.Item1, Padding = texts.Item2, More = { texts.Item3, texts.Item4 }, Year = has.Item5 };
            request.Owner = has.Item1 ? new Person { Name = texts.Item3, Number = texts.Item4, Phones = { texts.Item5 } } : null;
            request.People.Add(new Person { Number = texts.Item6 });
            if (has.Item2)
            {
                request.Branch = texts.Item5;
            }

            if (has.Item3)
            {
                request.District = texts.Item5;
            }

            if (has.Item4)
            {
                request.Agent = texts.Item6;
            }

            return request;
        });

    [Fact]
    public void It_finds_what_the_parser_finds_whatever_stands_there_again() => s_request.Array[0, 4].Sample(
        requests =>
        {
            // Messages one after the other are one message, merged.
            byte[] bytes = [.. requests.SelectMany(request => request.ToByteArray())];
            var parsed = GetRequest.Parser.ParseFrom(bytes);
            var isAmbiguous = requests.Any(request => request.HasBranch) && requests.Any(request => request.HasDistrict);
            foreach (var (subject, of) in s_places)
            {
                var flaw = SubjectReader.Read(subject, bytes, out var value);
                Assert.Equal(subject == s_places[2].Subject && isAmbiguous ? (WireFlaw.Malformed, "") : (WireFlaw.None, of(parsed)), (flaw, value));
            }
        },
        iter: 5000);

    [Fact]
    public void It_finds_nothing_else_in_bytes_that_were_damaged() => Gen.Select(s_request, s_request, Gen.Select(Gen.Int[0, 4000], Gen.Byte, Gen.Int[0, 2]).Array[1, 5]).Sample(
        (one, other, damages) =>
        {
            var bytes = Damage([.. one.ToByteArray(), .. other.ToByteArray()], damages);
            GetRequest parsed;
            try
            {
                parsed = GetRequest.Parser.ParseFrom(bytes);
            }
            catch (InvalidProtocolBufferException)
            {
                // No department reads it either; it must only not throw.
                Array.ForEach(s_places, place => SubjectReader.Read(place.Subject, bytes, out _));
                return;
            }

            foreach (var (subject, of) in s_places)
            {
                if (SubjectReader.Read(subject, bytes, out var value) == WireFlaw.None)
                {
                    Assert.Equal(of(parsed), value);
                }
            }
        },
        iter: 50_000);

    [Fact]
    public void Any_bytes_are_answered() => Gen.Byte.Array[0, 200].Sample(
        bytes => Array.ForEach(s_places, place => SubjectReader.Read(place.Subject, bytes, out _)), iter: 50_000);

    [Theory]
    [InlineData("0a", WireFlaw.Malformed)] // A tag alone.
    [InlineData("0a05616263", WireFlaw.Malformed)] // Less than its length.
    [InlineData("0aff", WireFlaw.Malformed)] // A length that is cut.
    [InlineData("0affffffff0f61", WireFlaw.Malformed)] // 4 GiB.
    [InlineData("0affffffffffffffffff01", WireFlaw.Malformed)] // A negative length.
    [InlineData("0801", WireFlaw.Type)] // A number.
    [InlineData("0d01020304", WireFlaw.Type)] // Four bytes.
    [InlineData("0a01610801", WireFlaw.Type)] // A text, then a number.
    [InlineData("0b0c", WireFlaw.Malformed)] // A group.
    [InlineData("0a016113", WireFlaw.Malformed)] // Something behind it that is none.
    [InlineData("00", WireFlaw.Malformed)] // Field 0.
    [InlineData("8a80808010016100", WireFlaw.Malformed)] // A tag of more than 32 bits, of which some parsers see the lower.
    [InlineData("0a02c328", WireFlaw.Encoding)] // Not UTF-8.
    [InlineData("8a8000026162", WireFlaw.None)] // A tag in a longer form than it needs be.
    [InlineData("", WireFlaw.None)]
    public void What_parsers_could_read_otherwise_is_a_flaw(string bytes, WireFlaw flaw)
    {
        Assert.Equal(flaw, SubjectReader.Read(s_places[0].Subject, Convert.FromHexString(bytes), out var value));
        Assert.Equal(flaw == WireFlaw.None && bytes.Length > 0 ? "ab" : "", value);
    }

    [Fact]
    public void A_flaw_below_is_a_flaw_and_a_way_is_gone_no_deeper_than_it_is()
    {
        var subject = Subject([.. Enumerable.Repeat((16, Array.Empty<int>()), 15), (1, [])]);
        var message = new Firm { Uscc = Firms.Uscc };
        for (var i = 0; i < 15; i++)
        {
            message = new Firm { Parent = message };
        }

        Assert.Equal(WireFlaw.None, SubjectReader.Read(subject, message.ToByteArray(), out var value));
        Assert.Equal(Firms.Uscc, value);
        Assert.Equal(WireFlaw.Malformed, SubjectReader.Read(s_places[1].Subject, [0x1a, 2, 0x12, 9], out _));
        Assert.Equal(WireFlaw.Type, SubjectReader.Read(s_places[1].Subject, [0x1a, 2, 0x10, 9], out _));

        // What is deep beside the way is not gone into.
        byte[] deep = [];
        for (var i = 0; i < 5000; i++)
        {
            deep = [0x1a, .. Length(deep.Length), .. deep];
        }

        Assert.Equal(WireFlaw.None, SubjectReader.Read(s_places[0].Subject, [.. deep, 0x0a, 1, (byte)'a'], out value));
        Assert.Equal("a", value);
        Assert.Equal(WireFlaw.None, SubjectReader.Read(s_places[1].Subject, deep, out value));
        Assert.Empty(value);
    }

    private static byte[] Length(int length) => [(byte)(length | 0x80), (byte)((length >> 7) | 0x80), (byte)(length >> 14)];

    private static ProtoSubject Subject(params (int Number, int[] Others)[] steps) =>
        new("path", [.. steps.Select(step => new ProtoSubjectStep(step.Number, [.. step.Others]))], "001", false);

    private static byte[] Damage(byte[] bytes, (int At, byte Value, int How)[] damages)
    {
        var damaged = bytes.ToList();
        foreach (var (at, value, how) in damages.Where(_ => damaged.Count > 0))
        {
            var place = at % damaged.Count;
            switch (how)
            {
                case 0:
                    damaged[place] = value;
                    break;
                case 1:
                    damaged.Insert(place, value);
                    break;
                default:
                    damaged.RemoveAt(place);
                    break;
            }
        }

        return [.. damaged];
    }
}
