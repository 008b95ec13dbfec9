using System.Text;
using System.Text.RegularExpressions;
using Gateway.Contracts.V1;
using Gateway.Core.Records;
using Google.Protobuf;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace Gateway.Server.Tests.Wire;

/// <summary>What went over the wire, as text to compare: each member of a message is a line of hex, JSON stands as it is.</summary>
internal sealed partial class WireText(string about)
{
    private const string Id = "01900000-0000-7000-8000-000000000000";

    private static readonly Timestamp s_moment = new() { Seconds = 1_769_846_400 };

    private readonly StringBuilder _text = new($"""
        # {about}
        # '>' is sent, '<' answered, '!' the google.rpc.Status of a call that ends early. A line is a member in hex, or JSON as it stands.
        # The ids, moments and leaf hashes of exchanges are made equal.

        """);

    /// <summary>A message that is sent.</summary>
    public void Sent(byte[] message) => Add('>', message);

    /// <summary>A message that is answered, whose receipt is the member of that number and stands behind the provenance.</summary>
    public void Answered(byte[] message, int receiptNumber)
    {
        var receipt = Receipt.Parser.ParseFrom(MemberOf(message, receiptNumber));
        message = Replace(message, receipt.ExchangeId, Id);
        Assert.Equal(32, receipt.LeafHash.Length);
        message = Replace(message, receipt.LeafHash.ToByteArray(), new byte[32]);
        var provenance = Provenance.Parser.ParseFrom(MemberOf(message, receiptNumber - 1));
        Add('<', provenance.FetchedAt is { } moment ? Replace(message, moment.ToByteArray(), s_moment.ToByteArray()) : message);
    }

    /// <summary>The status that a call ended with.</summary>
    public void Ended(Google.Rpc.Status status) =>
        Add('!', Replace(status.ToByteArray(), status.GetDetail<Google.Rpc.ErrorInfo>()!.Metadata["exchange_id"], Id));

    /// <summary>JSON that is sent.</summary>
    public void Sent(string json) => _text.Append("\n> ").Append(json).Append('\n');

    /// <summary>JSON that is answered.</summary>
    public void Answered(string json)
    {
        json = Uuid().Replace(json, Id);
        json = Moment().Replace(json, "$1" + JsonFormatter.Default.Format(s_moment));
        json = Leaf().Replace(json, "$1" + Convert.ToBase64String(new byte[32]));
        _text.Append("\n< ").Append(json).Append('\n');
    }

    public override string ToString() => _text.ToString();

    private void Add(char mark, byte[] message)
    {
        _text.Append('\n');
        var scanner = new RecordScanner(message);
        while (scanner.Read())
        {
            _text.Append(mark).Append(' ').Append(Convert.ToHexString(scanner.FieldBytes)).Append('\n');
        }

        Assert.Equal(RecordFlaw.None, scanner.Flaw);
    }

    private static ReadOnlySpan<byte> MemberOf(byte[] message, int number)
    {
        var scanner = new RecordScanner(message);
        while (scanner.Read())
        {
            if (scanner.Number == number)
            {
                return scanner.Payload;
            }
        }

        return [];
    }

    private static byte[] Replace(byte[] message, string what, string with) => Replace(message, Encoding.UTF8.GetBytes(what), Encoding.UTF8.GetBytes(with));

    // Both are as long, so that no length changes.
    private static byte[] Replace(byte[] message, byte[] what, byte[] with)
    {
        Assert.Equal(what.Length, with.Length);
        var hex = Convert.ToHexString(message);
        Assert.Contains(Convert.ToHexString(what), hex, StringComparison.Ordinal);
        return Convert.FromHexString(hex.Replace(Convert.ToHexString(what), Convert.ToHexString(with), StringComparison.Ordinal));
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex("(\"(fetchedAt|checkedAt)\":)\"[^\"]*\"")]
    private static partial Regex Moment();

    [GeneratedRegex("(\"leafHash\":\")[^\"]*")]
    private static partial Regex Leaf();
}
