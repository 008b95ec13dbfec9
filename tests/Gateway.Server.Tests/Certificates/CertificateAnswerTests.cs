using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Certificates;
using Gateway.Server.Certificates;
using Gateway.Server.Certificates.Caching;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Gateway.Server.Tests.Certificates;

public sealed class CertificateAnswerTests
{
    private static readonly DateTimeOffset s_moment = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly CertificateHead s_head = new("x", CertificateStatus.Valid, false, null, null);

    [Fact]
    public void An_answer_is_read_as_it_was_kept()
    {
        var fetched = new FetchResponse
        {
            Records = { ByteString.CopyFrom(10, 1, 65), ByteString.Empty, ByteString.CopyFrom(10, 1, 66) },
            Truncated = true,
            Faults = { new FetchFault { Number = 7 } },
            AsOf = Timestamp.FromDateTimeOffset(s_moment),
            SubjectPseudonyms = { ByteString.CopyFrom(new byte[16]), ByteString.CopyFrom([.. Enumerable.Repeat((byte)1, 16)]) },
            PseudonymKeyId = "k1",
        };
        RegisteredStatus? suspended = new RegisteredStatus(StatusEventKind.Suspended, s_moment.AddDays(1), 5);

        var read = CertificateAnswer.Read(CertificateAnswer.ToCached(fetched, [null, suspended, null]).ToByteArray());

        Assert.Equal(fetched.Records, read.Records);
        Assert.Equal(fetched.Faults, read.Faults);
        Assert.Equal(fetched.SubjectPseudonyms, read.Subjects);
        Assert.Equal((true, fetched.AsOf, "k1"), (read.Truncated, read.AsOf, read.PseudonymKeyId));
        Assert.Equal(
            [CertificateStatus.Valid, CertificateStatus.Suspended, CertificateStatus.Valid],
            Enumerable.Range(0, 3).Select(record => read.Judge(record, s_head, new DateOnly(2026, 3, 3))!.Value.Status));
    }

    [Fact]
    public void An_answer_of_nothing_is_read_as_one()
    {
        var read = CertificateAnswer.Read(CertificateAnswer.ToCached(new FetchResponse(), []).ToByteArray());

        Assert.Empty(read.Records);
        Assert.Null(read.AsOf);
    }

    [Fact]
    public void What_was_cut_is_not_read()
    {
        var bytes = CertificateAnswer.ToCached(new FetchResponse { Records = { ByteString.CopyFrom(1, 2, 3) } }, [null]).ToByteArray();

        Assert.Throws<InvalidDataException>(() => CertificateAnswer.Read(bytes.AsMemory(..^1)));
    }

    [Fact]
    public void A_cached_answer_is_read_once()
    {
        var cached = new CacheAnswer { Payload = CertificateAnswer.ToCached(new FetchResponse(), []).ToByteArray() };

        Assert.Same(cached.Read(CertificateAnswer.Read), cached.Read(CertificateAnswer.Read));
    }
}
