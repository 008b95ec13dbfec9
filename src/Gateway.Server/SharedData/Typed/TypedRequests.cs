using Gateway.Contracts.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Records;
using Gateway.Server.Exchanges;
using Google.Protobuf;

namespace Gateway.Server.SharedData.Typed;

/// <summary>
/// Requests of the entries' own services as the pipeline takes them: one pass over the bytes, by the numbers that
/// the catalogue pins. Any bytes are answered with a request or a refusal, and no refusal repeats a value.
/// </summary>
internal static class TypedRequests
{
    private const int KeyNumber = 1;
    private const int FieldsNumber = 2;
    private const int ContextNumber = 3;

    /// <summary>Reads a request.</summary>
    /// <param name="target">The method that is called.</param>
    /// <param name="entry">The entry as it is served; null where there is none, which the decision refuses.</param>
    /// <param name="bytes">The request.</param>
    public static ExchangeRequest Read(TypedTarget target, Entry? entry, ReadOnlyMemory<byte> bytes)
    {
        if (entry is null)
        {
            return ExchangeRequest.About(target.Department, target.Entry, target.Major);
        }

        var parts = new Parts();
        var scanner = RecordScanner.Lenient(bytes.Span);
        while (scanner.Read())
        {
            if (scanner.Number is < KeyNumber or > ContextNumber)
            {
                continue;
            }

            if (scanner.WireType != WireType.Length || !Take(ref parts, target.Operation, entry, scanner.Number, scanner.Payload))
            {
                return NotRead(target);
            }
        }

        return scanner.Flaw == RecordFlaw.None ? parts.ToRequest(target) : NotRead(target);
    }

    private static bool Take(ref Parts parts, Operations operation, Entry entry, int number, ReadOnlySpan<byte> payload)
    {
        switch (number)
        {
            case KeyNumber when operation == Operations.LookupMany:
                parts.Keys ??= [];
                var key = TypedKey.Read(entry, payload, []);
                return key is not null && parts.Add(key);
            case KeyNumber:
                parts.Key = TypedKey.Read(entry, payload, parts.Key ?? []);
                return parts.Key is not null;
            case FieldsNumber when operation == Operations.Verify:
                return TypedClaims.Read(entry, payload, parts.Claims ??= []);
            case FieldsNumber:
                return TypedMask.Read(entry, payload, parts.Fields ??= []);
            default:
                return TryMerge(parts.Context ??= new ExchangeContext(), payload);
        }
    }

    private static bool TryMerge(ExchangeContext context, ReadOnlySpan<byte> payload)
    {
        try
        {
            context.MergeFrom(payload);
            return true;
        }
        catch (InvalidProtocolBufferException)
        {
            return false;
        }
    }

    private static ExchangeRequest NotRead(TypedTarget target) => ExchangeRequest.NotRead(
        new Refusal(Reasons.RequestMalformed, Detail: $"the bytes are not the request of {target.Method}."));

    private struct Parts
    {
        public List<KeyValuePair<string, string>>? Key;
        public List<IReadOnlyCollection<KeyValuePair<string, string>>>? Keys;
        public List<string>? Fields;
        public List<KeyValuePair<string, Value>>? Claims;
        public ExchangeContext? Context;

        // One more than are allowed is enough to be refused by.
        public readonly bool Add(List<KeyValuePair<string, string>> key)
        {
            if (Keys!.Count <= ExchangeCall.GreatestKeyCount)
            {
                Keys.Add(key);
            }

            return true;
        }

        public readonly ExchangeRequest ToRequest(TypedTarget target) => new()
        {
            Department = target.Department,
            Entry = target.Entry,
            Major = target.Major,
            Keys = target.Operation == Operations.LookupMany ? Keys ?? [] : [Key ?? []],
            Fields = Claims is not null ? [.. Claims.Select(claim => claim.Key)] : Fields?.ToArray() ?? [],
            Claims = Claims is not null ? [.. Claims.Select(claim => claim.Value)] : [],
            Context = Context,
        };
    }
}
