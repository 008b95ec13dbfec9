using System.Text;
using Gateway.Contracts.V1;
using Gateway.Core.Catalogue;
using Google.Protobuf;

namespace Gateway.Server.Materials.Asking;

/// <summary>One question to one source, with the case's values in it.</summary>
/// <param name="Kind">Its sort.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Key">Values of the key fields by api_name.</param>
/// <param name="Fields">api_names of the fields wanted or claimed.</param>
/// <param name="Claims">Claimed values, in the order of the fields; of a verification alone.</param>
internal sealed record Ask(AskKind Kind, Entry Entry, KeyValuePair<string, string>[] Key, string[] Fields, Value[] Claims)
{
    /// <summary>The operation that it needs.</summary>
    public Operations Operation => Kind == AskKind.Verify ? Operations.Verify : Operations.Lookup;

    /// <summary>The same text for the same question. Personal: it is kept in memory, and only while the case is resolved.</summary>
    public string Text()
    {
        const char End = '\u001f';
        var text = new StringBuilder().Append(Kind).Append(End).Append(Entry.Key).Append(End);
        foreach (var (name, value) in Key)
        {
            text.Append(name).Append(End).Append(value).Append(End);
        }

        text.AppendJoin(End, Fields);
        foreach (var claim in Claims)
        {
            text.Append(End).Append(claim.ToByteString().ToBase64());
        }

        return text.ToString();
    }
}
