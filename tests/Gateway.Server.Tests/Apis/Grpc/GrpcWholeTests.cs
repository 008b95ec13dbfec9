using System.Buffers.Binary;
using System.Security.Cryptography;
using Gateway.Contracts.Audit.V1;
using Gateway.Server.Tests.Apis.Grpc.Credit;
using Gateway.Server.Tests.City;
using Google.Protobuf;
using GetRequest = Gateway.Server.Tests.Apis.Grpc.Credit.GetRequest;

namespace Gateway.Server.Tests.Apis.Grpc;

/// <summary>Messages that pass whole, as the steward says of an operation.</summary>
public sealed class GrpcWholeTests(GrpcWholeTests.Fixture fixture) : IClassFixture<GrpcWholeTests.Fixture>
{
    private CreditCity City => fixture.City;

    [Fact]
    public async Task A_message_passes_as_it_is_and_the_record_has_the_digest_of_it()
    {
        var firm = Firms.Small();
        firm.MergeFrom(ByteString.CopyFrom([0xD2, 0x85, 0xD8, 0xCC, 0x04, 1, (byte)'x']).ToByteArray());
        City.Upstream.Get = (_, _) => Task.FromResult(firm);

        using var call = City.GetAsync();

        Assert.Equal(firm.ToByteArray(), (await call).ToByteArray());
        var (record, _) = await LogOf.FindAsync(City.City, (await call.ResponseHeadersAsync).GetValue("gateway-exchange")!);
        var field = Assert.Single(record.Fields);
        Assert.Equal(("*", 0u, false), (field.ApiName, field.Number, field.Masked));
        Assert.Equal(DigestOf(record, firm), field.Digest.ToByteArray());
    }

    [Fact]
    public async Task Each_page_of_a_stream_has_the_digest_of_its_messages()
    {
        City.Upstream.List = async (_, stream, _) =>
        {
            for (var i = 0; i < 5; i++)
            {
                await stream.WriteAsync(new Firm { Name = new string('a', i * 100) });
            }
        };

        using var call = City.Client.List(new GetRequest(), CreditCity.Headers());
        var names = new List<string>();
        while (await call.ResponseStream.MoveNext(default))
        {
            names.Add(call.ResponseStream.Current.Name);
        }

        Assert.Equal([0, 100, 200, 300, 400], names.Select(name => name.Length));
        var records = await LogOf.FindAllAsync(City.City, (await call.ResponseHeadersAsync).GetValue("gateway-exchange")!, 3);
        var sent = names.Select(name => new Firm { Name = name }).ToList();
        foreach (var page in records.Where(record => record.Kind == RecordKind.Page))
        {
            Assert.Equal(DigestOf(page, [.. sent.Take((int)page.RecordCount)]), Assert.Single(page.Fields).Digest.ToByteArray());
            sent.RemoveRange(0, (int)page.RecordCount);
        }

        Assert.Empty(sent);
    }

    [Fact]
    public async Task No_field_can_be_chosen_of_it() =>
        Assert.Equal("FIELD_NOT_AGREED", await Refused.ReasonAsync(City.GetAsync(headers => headers.Add("gateway-fields", "name"))));

    private static byte[] DigestOf(ExchangeRecord record, params Firm[] messages)
    {
        var told = new List<byte>([.. record.Salt.Span, 0, 0, 0, 0]);
        foreach (var message in messages)
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, message.CalculateSize());
            told.AddRange([.. length, .. message.ToByteArray(), (byte)'\n']);
        }

        return SHA256.HashData(told.ToArray());
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal CreditCity City { get; private set; } = null!;

        public async ValueTask InitializeAsync() => City = await CreditCity.StartAsync(
            change: entry =>
            {
                foreach (var operation in entry.Api.Operations)
                {
                    operation.WholeAnswer = "application/grpc";
                    operation.Places.Clear();
                }
            },
            agree: agreement => agreement.Fields.Clear());

        public ValueTask DisposeAsync() => City.DisposeAsync();
    }
}
