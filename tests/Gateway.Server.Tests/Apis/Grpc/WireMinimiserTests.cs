using CsCheck;
using Gateway.Core.Apis.Grpc;
using Gateway.Core.Catalogue;
using Gateway.Core.Minimisation;
using Gateway.Core.Minimisation.Wire;
using Gateway.Server.Tests.Apis.Grpc.Credit;
using Google.Protobuf;
using FieldType = Gateway.Core.Catalogue.FieldType;

namespace Gateway.Server.Tests.Apis.Grpc;

/// <summary>The minimiser of messages against a naive one that parses, clears and writes.</summary>
public sealed class WireMinimiserTests
{
    /// <summary>Places, and how the naive minimiser clears what stands there.</summary>
    private static readonly (WireField Field, Action<Firm> Clear)[] s_places =
    [
        (Field(0, ProtoScalar.Text, FieldType.Text, [(1, false)]), firm => firm.Uscc = ""),
        (Field(1, ProtoScalar.Text, FieldType.Text, [(2, false)]), firm => firm.Name = ""),
        (Field(2, ProtoScalar.Text, FieldType.Text, [(3, false), (1, false)]), firm => Owner(firm, owner => owner.Name = "")),
        (Field(3, ProtoScalar.Text, FieldType.Text, [(3, false), (2, false)]), firm => Owner(firm, owner => owner.Number = "")),
        (Field(4, ProtoScalar.Text, FieldType.Text, [(3, false), (3, true)]), firm => Owner(firm, owner => owner.Phones.Clear())),
        (Field(5, ProtoScalar.Text, FieldType.Text, [(4, true), (1, false)]), firm => Arrears(firm, each => each.Tax = "")),
        (Field(6, ProtoScalar.Double, FieldType.Decimal, [(4, true), (2, false)]), firm => Arrears(firm, each => each.Amount = 0)),
        (Field(7, ProtoScalar.SInt64, FieldType.Integer, [(5, true)]), firm => firm.Scores.Clear()),
        (Field(8, ProtoScalar.Enum, FieldType.Code, [(6, false)]), firm => firm.Grade = Grade.Unspecified),
        (Field(9, ProtoScalar.Bytes, FieldType.Binary, [(7, false)]), firm => firm.Seal = ByteString.Empty),
        (Field(10, ProtoScalar.Bool, FieldType.Boolean, [(8, false)]), firm => firm.Active = false),
        (Field(11, ProtoScalar.Text, FieldType.Text, [(12, false)]), firm => { if (firm.HasOffice) { firm.ClearHead(); } }),
        (Field(12, ProtoScalar.Fixed32, FieldType.Integer, [(13, true)]), firm => firm.Codes.Clear()),
        (Field(13, ProtoScalar.Int32, FieldType.Integer, [(14, false)]), firm => firm.Staff = 0),
        (Field(14, ProtoScalar.Text, FieldType.Text, [(16, false), (3, false), (1, false)]), firm => Parent(firm, parent => Owner(parent, owner => owner.Name = ""))),
    ];

    private static readonly Gen<string> s_text = Gen.OneOf(Gen.String[0, 12].Select(text => new string([.. text.Where(each => !char.IsSurrogate(each))])), Gen.Const("张三丰"), Gen.Const(Firms.Secret));

    private static readonly Gen<Person> s_person = Gen.Select(s_text, s_text, s_text.Array[0, 3], (name, number, phones) => new Person { Name = name, Number = number, Phones = { phones } });

    private static readonly Gen<Firm> s_flat = Gen.Select(
        Gen.Select(s_text, s_text, s_person, Gen.Bool, s_text),
        Gen.Select(Gen.Select(s_text, Gen.Double, (tax, amount) => new Arrears { Tax = tax, Amount = amount, Clerk = Firms.Secret }).Array[0, 4], Gen.Long.Array[0, 5], Gen.UInt.Array[0, 5], Gen.Int),
        Gen.Select(Gen.Enum<Grade>(), Gen.Byte.Array[0, 20], Gen.Bool, s_person, Gen.Bool),
        (one, two, three) =>
        {
            var firm = new Firm
            {
                Uscc = one.Item1,
                Name = one.Item2,
                Arrears = { two.Item1 },
                Scores = { two.Item2 },
                Codes = { two.Item3 },
                Staff = two.Item4,
                Grade = three.Item1,
                Seal = ByteString.CopyFrom(three.Item2),
                Active = three.Item3,
                Remark = Firms.Secret,
                Notes = { [Firms.Secret] = Firms.Secret },
                Capital = Firms.Secret,
            };
            firm.Owner = one.Item4 ? one.Item3 : null;
            if (three.Item5)
            {
                firm.Office = one.Item5;
            }
            else
            {
                firm.Director = three.Item4;
            }

            return firm;
        });

    private static readonly Gen<Firm> s_firm = Gen.Select(s_flat, s_flat, Gen.Bool, (firm, parent, has) =>
    {
        firm.Parent = has ? parent : null;
        return firm;
    });

    [Fact]
    public void What_passes_is_what_a_naive_minimiser_leaves() => Gen.Select(s_firm, Gen.Bool.Array[s_places.Length]).Sample(
        (firm, agreed) =>
        {
            var (flaw, passed, released) = Minimise([.. s_places.Where((_, i) => agreed[i]).Select(place => place.Field)], firm.ToByteArray());

            Assert.Equal(WireFlaw.None, flaw);
            var expected = Naive(firm, agreed);
            Assert.Equal(expected, Firm.Parser.ParseFrom(passed));

            // The same encoder, the same bytes: nothing else travels.
            Assert.Equal(expected.CalculateSize(), passed.Length);
            Assert.All(released.Fields, field => Assert.True(agreed[field]));
        },
        iter: 3000);

    [Fact]
    public void No_bytes_make_it_throw_or_pass_what_is_not_agreed() => Gen.Select(s_firm, Gen.Bool.Array[s_places.Length], Gen.Select(Gen.Int[0, 4000], Gen.Byte, Gen.Int[0, 2]).Array[1, 6]).Sample(
        (firm, agreed, mutations) =>
        {
            var bytes = Mutate(firm.ToByteArray(), mutations);

            var (flaw, passed, _) = Minimise([.. s_places.Where((_, i) => agreed[i]).Select(place => place.Field)], bytes);

            if (flaw == WireFlaw.None)
            {
                Firm read;
                try
                {
                    read = Firm.Parser.ParseFrom(passed);
                }
                catch (InvalidProtocolBufferException exception)
                {
                    Assert.Fail($"It emitted what cannot be read: {exception.Message}");
                    return;
                }

                // Whatever was mutated: nothing stands but in places that are agreed.
                Assert.Equal(Naive(read, agreed), read);
            }
        },
        iter: 20_000);

    [Fact]
    public void Any_bytes_are_answered() => Gen.Byte.Array[0, 200].Sample(
        bytes => Minimise([.. s_places.Select(place => place.Field)], bytes).Flaw == WireFlaw.None || bytes.Length > 0, iter: 50_000);

    [Fact]
    public void Unknown_fields_are_dropped_wherever_they_stand()
    {
        // Field 99 of the firm and field 77 of its owner.
        byte[] owner = [0x0a, 1, (byte)'x', 0xea, 0x04, 3, 1, 2, 3];
        byte[] firm = [0x9a, 0x06, 2, 9, 9, 0x1a, (byte)owner.Length, .. owner, 0x98, 0x06, 5];

        Assert.Equal(new Firm { Owner = new Person { Name = "x" } }.ToByteArray(), Minimise([s_places[2].Field], firm).Passed);
    }

    [Fact]
    public void Repeated_numbers_pass_packed_or_not_and_long_forms_are_shortened()
    {
        byte[] scattered = [0x28, 0x82, 0x80, 0x00, 0x2a, 2, 4, 6];

        Assert.Equal([0x28, 2, 0x2a, 2, 4, 6], Minimise([s_places[7].Field], scattered).Passed);
    }

    [Fact]
    public void The_upper_half_of_a_small_number_does_not_travel()
    {
        byte[] staff = [0x70, .. Varint(0x1234_5678_0000_0011)];

        Assert.Equal([0x70, 0x11], Minimise([s_places[13].Field], staff).Passed);
        Assert.Equal([0x40, 1], Minimise([s_places[10].Field], [0x40, .. Varint(0x1234_5678_0000_0010)]).Passed);
    }

    [Theory]
    [InlineData(Masking.Name, FieldType.Text, "张三丰", "张**")]
    [InlineData(Masking.Number, FieldType.Code, "110101195001010009", "110***********0009")]
    [InlineData(Masking.Address, FieldType.Text, "杭州市西湖区文一路一号", "杭州市西湖区*****")]
    [InlineData(Masking.Date, FieldType.Date, "1990-05-06", "1990")]
    [InlineData(Masking.Amount, FieldType.Decimal, "-123456.78", "-100000")]
    [InlineData(Masking.Withhold, FieldType.Text, "x", null)]
    [InlineData(Masking.Date, FieldType.Date, "not a date", null)]
    public void Texts_are_masked(Masking masking, FieldType type, string value, string? masked)
    {
        var field = Field(1, ProtoScalar.Text, type, [(2, false)], masking);

        var (flaw, passed, _) = Minimise([field], new Firm { Name = value }.ToByteArray());

        Assert.Equal(WireFlaw.None, flaw);
        Assert.Equal(masked is null ? [] : new Firm { Name = masked }.ToByteArray(), passed);
    }

    [Fact]
    public void Numbers_are_masked_by_their_leading_digit_or_dropped()
    {
        var scores = Field(7, ProtoScalar.SInt64, FieldType.Integer, [(5, true)], Masking.Amount);
        var amount = Field(6, ProtoScalar.Double, FieldType.Decimal, [(4, true), (2, false)], Masking.Amount);
        var staff = Field(13, ProtoScalar.Int32, FieldType.Integer, [(14, false)], Masking.Amount);
        var firm = new Firm { Scores = { 12345, -67, 8, long.MinValue }, Staff = -4321, Arrears = { new Arrears { Amount = 98765.4 }, new Arrears { Amount = double.NaN }, new Arrears { Amount = 1e300 } } };

        var passed = Firm.Parser.ParseFrom(Minimise([scores, amount, staff], firm.ToByteArray()).Passed);

        Assert.Equal(new Firm { Scores = { 10000, -60, -9_000_000_000_000_000_000 }, Staff = -4000, Arrears = { new Arrears { Amount = 90000 }, new Arrears(), new Arrears() } }, passed);
    }

    [Fact]
    public void What_is_too_long_or_no_decimal_is_a_flaw()
    {
        var name = new WireField(Field(1, ProtoScalar.Text, FieldType.Text, [(2, false)]).Place, FieldType.Text, Masking.None, 3);
        var capital = Field(1, ProtoScalar.Text, FieldType.Decimal, [(9, false)]);

        Assert.Equal(WireFlaw.None, Minimise([name], new Firm { Name = "张三丰" }.ToByteArray()).Flaw);
        Assert.Equal(WireFlaw.TooLong, Minimise([name], new Firm { Name = "abcd" }.ToByteArray()).Flaw);
        Assert.Equal(WireFlaw.None, Minimise([capital], new Firm { Capital = "12.50" }.ToByteArray()).Flaw);
        Assert.Equal(WireFlaw.Type, Minimise([capital], new Firm { Capital = Firms.Secret }.ToByteArray()).Flaw);
    }

    [Fact]
    public void Each_value_is_told_as_it_leaves()
    {
        var (_, _, released) = Minimise([s_places[1].Field, s_places[7].Field], new Firm { Name = "abc", Scores = { 1, 2 } }.ToByteArray());

        Assert.Equal(["1:00000003616263", "7:0000000102", "7:0000000104"], released.Values);
    }

    private static (WireFlaw Flaw, byte[] Passed, Released Released) Minimise(WireField[] fields, byte[] message)
    {
        var released = new Released();
        using var output = new WireOutput();
        var flaw = WireMinimiser.Minimise(WireSelection.Compile(fields), message, output, released);
        return (flaw, output.Written.ToArray(), released);
    }

    private static Firm Naive(Firm firm, bool[] agreed)
    {
        var left = firm.Clone();
        for (var i = 0; i < s_places.Length; i++)
        {
            if (!agreed[i])
            {
                s_places[i].Clear(left);
            }
        }

        // What has no place at all, and messages on the way to nothing.
        left.Notes.Clear();
        left.Capital = "";
        left.Remark = "";
        if (left.Director is not null)
        {
            left.ClearHead();
        }

        Arrears(left, each => each.Clerk = "");
        left.Owner = agreed[2] || agreed[3] || agreed[4] ? left.Owner : null;
        if (!agreed[5] && !agreed[6])
        {
            left.Arrears.Clear();
        }

        left.Parent = agreed[14] && left.Parent is { } parent
            ? new Firm { Owner = parent.Owner is { } owner ? new Person { Name = owner.Name } : null }
            : null;
        return left;
    }

    private static byte[] Mutate(byte[] bytes, (int At, byte Value, int How)[] mutations)
    {
        var mutated = bytes.ToList();
        foreach (var (at, value, how) in mutations)
        {
            if (mutated.Count == 0)
            {
                break;
            }

            var place = at % mutated.Count;
            switch (how)
            {
                case 0:
                    mutated[place] = value;
                    break;
                case 1:
                    mutated.Insert(place, value);
                    break;
                default:
                    mutated.RemoveAt(place);
                    break;
            }
        }

        return [.. mutated];
    }

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
        return [.. bytes];
    }

    private static WireField Field(int field, ProtoScalar scalar, FieldType type, (int Number, bool Repeated)[] steps, Masking masking = Masking.None) =>
        new(new ProtoPlace(field, [.. steps.Select(step => new ProtoStep(step.Number, step.Repeated))], scalar), type, masking, 0);

    private static void Owner(Firm firm, Action<Person> change)
    {
        if (firm.Owner is { } owner)
        {
            change(owner);
        }
    }

    private static void Parent(Firm firm, Action<Firm> change)
    {
        if (firm.Parent is { } parent)
        {
            change(parent);
        }
    }

    private static void Arrears(Firm firm, Action<Arrears> change)
    {
        foreach (var each in firm.Arrears)
        {
            change(each);
        }
    }

    private sealed class Released : IReleasedValues
    {
        private readonly List<byte> _value = [];

        public List<int> Fields { get; } = [];

        public List<string> Values { get; } = [];

        public void Begin(int field)
        {
            Fields.Add(field);
            _value.Clear();
        }

        public void Append(ReadOnlySpan<byte> token) => _value.AddRange(token);

        public void End(int field) => Values.Add($"{field}:{Convert.ToHexStringLower([.. _value])}");
    }
}
