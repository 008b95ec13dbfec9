using System.Globalization;
using Gateway.Contracts.Cases.V1;
using Gateway.Server.Sealing;
using Google.Protobuf;

namespace Gateway.Server.Materials.Cases;

/// <summary>Seals what the gateway keeps of cases: parties, answers, words. Each is bound to its row.</summary>
internal sealed class CaseSeal(byte[] key)
{
    private readonly ByteSeal _seal = new(key);

    public byte[] Seal(Guid id, CaseContent content) => Seal("case", id, content);

    public byte[] Seal(Guid id, int line, LineContent content) => Seal(OwnerOf(line), id, content);

    public byte[] Seal(Guid id, OrderContent content) => Seal("order", id, content);

    public byte[] Seal(Guid id, FindingContent content) => Seal("finding", id, content);

    public CaseContent OpenCase(Guid id, ReadOnlyMemory<byte> sealedBytes) => Open("case", id, sealedBytes, CaseContent.Parser);

    public LineContent OpenLine(Guid id, int line, ReadOnlyMemory<byte> sealedBytes) => Open(OwnerOf(line), id, sealedBytes, LineContent.Parser);

    public OrderContent OpenOrder(Guid id, ReadOnlyMemory<byte> sealedBytes) => Open("order", id, sealedBytes, OrderContent.Parser);

    public FindingContent OpenFinding(Guid id, ReadOnlyMemory<byte> sealedBytes) => Open("finding", id, sealedBytes, FindingContent.Parser);

    private static string OwnerOf(int line) => "line " + line.ToString(CultureInfo.InvariantCulture);

    private byte[] Seal(string owner, Guid id, IMessage content) => _seal.Seal(content.ToByteArray(), $"{owner}\n{id:N}");

    // What is purged has nothing left to tell.
    private T Open<T>(string owner, Guid id, ReadOnlyMemory<byte> sealedBytes, MessageParser<T> parser)
        where T : IMessage<T>, new() => sealedBytes.IsEmpty ? new T() : parser.ParseFrom(_seal.Open(sealedBytes.Span, $"{owner}\n{id:N}"));
}
