using Gateway.Contracts.Management.V1;
using Gateway.Core.Certificates;
using Gateway.Demo.City;
using Google.Protobuf;

namespace Gateway.EndToEnd.City;

/// <summary>What a record of an entry of certificates says of itself, by the terms of that entry.</summary>
internal sealed record CertificateRecord(string Identifier, CertificateStatus Status)
{
    /// <summary>Reads a record as an adapter sends it, and judges it on the day of the seed.</summary>
    public static CertificateRecord Read(ByteString record, Entry entry)
    {
        var terms = entry.Certificate;
        var values = new Dictionary<string, ByteString>(StringComparer.Ordinal);
        using var input = record.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            var number = (uint)WireFormat.GetTagFieldNumber(tag);
            var value = input.ReadBytes();
            if (entry.Fields.FirstOrDefault(field => field.Number == number) is { } field)
            {
                values.Add(field.ApiName, value);
            }
        }

        var code = values[terms.StatusField].ToStringUtf8();
        var source = (CertificateStatus)terms.StatusCodes.Single(meaning => meaning.Code == code).Status;
        DateOnly? until = values.TryGetValue(terms.ValidUntilField, out var bytes) && Google.Type.Date.Parser.ParseFrom(bytes) is var date
            ? new DateOnly(date.Year, date.Month, date.Day)
            : null;
        return new(
            values[terms.IdentifierField].ToStringUtf8(),
            StatusJudgement.Of(source, asOf: null, registered: null, until, CitySeed.Today).Status);
    }
}
