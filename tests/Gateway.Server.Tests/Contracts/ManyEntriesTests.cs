using System.Diagnostics;
using System.IO.Pipelines;
using Gateway.Core.Catalogue;
using Gateway.Core.Snapshots;
using Gateway.Server.Contracts;
using Gateway.Server.Contracts.OpenApi;
using Gateway.Server.Contracts.Reflection;
using Grpc.Reflection.V1;

namespace Gateway.Server.Tests.Contracts;

/// <summary>Ten thousand entries, which is more than a city has.</summary>
public sealed class ManyEntriesTests
{
    private const int Count = 10_000;

    private static readonly RegisteredSystem s_reader = new("window", "shenpi", "window", SystemRole.Consumer, [], [], [], Suspended: false);

    private static readonly ContractVisibility s_visible = new(
        Snapshot.Empty.Apply(
            new SnapshotChanges
            {
                Entries = [.. Enumerable.Range(0, Count).Select(i => Entries.Full with { Key = new EntryKey($"d{i % 100}", "entry" + i, 1) })],
            },
            1),
        s_reader,
        DateTimeOffset.UnixEpoch);

    [Fact]
    public void A_list_makes_no_descriptor_and_a_look_up_makes_one()
    {
        var warm = new ReflectionAnswers(s_visible, []);
        warm.Answer(new ServerReflectionRequest { ListServices = "" });
        warm.Answer(Symbol(1));

        var (listed, listBytes) = Measure(() => new ReflectionAnswers(s_visible, []).Answer(new ServerReflectionRequest { ListServices = "" }));
        var (found, findBytes) = Measure(() => new ReflectionAnswers(s_visible, []).Answer(Symbol(7_777)));

        Assert.Equal(Count + 5, listed.ListServicesResponse.Service.Count);
        Assert.InRange(listBytes, 0, 1_000L * Count);
        Assert.NotNull(found.FileDescriptorResponse);
        Assert.InRange(findBytes, 0, 300_000);
    }

    [Fact]
    public void A_stream_of_look_ups_is_quick()
    {
        var answers = new ReflectionAnswers(s_visible, []);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Count; i++)
        {
            Assert.NotNull(answers.Answer(Symbol(i)).FileDescriptorResponse);
        }

        // A millisecond each would do; on this side of it there is room for a busy machine.
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task The_zip_and_the_document_are_written_as_they_are_made()
    {
        using var zip = new PieceStream();
        await ContractZip.WriteAsync(zip, s_visible.All(), CancellationToken.None);
        using var document = new PieceStream();
        var output = PipeWriter.Create(document);
        await OpenApiDocument.WriteAsync(output, s_visible.All(), _ => false, CancellationToken.None);
        await output.CompleteAsync();

        // The zip ends with its directory, 100 bytes for each file; nothing else is gathered.
        Assert.InRange(zip.Greatest, 1, 200 * Count);
        Assert.InRange(zip.Pieces, Count, int.MaxValue);
        Assert.InRange(document.Greatest, 1, 256 << 10);
        Assert.InRange(document.Pieces, 1_000, int.MaxValue);
    }

    private static ServerReflectionRequest Symbol(int i) => new() { FileContainingSymbol = $"shared.d{i % 100}.v1.Entry{i}Service" };

    private static (T Result, long Bytes) Measure<T>(Func<T> act)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = act();
        return (result, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Counts pieces and keeps the size of the greatest.</summary>
    private sealed class PieceStream : MemoryStream
    {
        public int Pieces { get; private set; }

        public int Greatest { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Pieces++;
            Greatest = Math.Max(Greatest, buffer.Length);
            return ValueTask.CompletedTask;
        }
    }
}
