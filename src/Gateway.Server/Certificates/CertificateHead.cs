using System.Text;
using Gateway.Core.Catalogue;
using Gateway.Core.Certificates;
using Gateway.Core.Identifiers;
using Gateway.Core.Records;

namespace Gateway.Server.Certificates;

/// <summary>What a record says of its certificate besides the face: identifier, status and term.</summary>
/// <param name="Identifier">The identifier as the source has it; empty where it has none.</param>
/// <param name="Status">What the source says; null where it tells none.</param>
/// <param name="IsUnread">The source tells a status, by a code that is none of those that the entry names, or by none.</param>
/// <param name="ValidFrom">First day; null where it is not told.</param>
/// <param name="ValidUntil">Last day; null where the term is open.</param>
internal readonly record struct CertificateHead(string Identifier, CertificateStatus? Status, bool IsUnread, PartialDate? ValidFrom, PartialDate? ValidUntil)
{
    /// <summary>The identifier breaks the rules of GB/T 36904, or is of another type.</summary>
    public bool IsDefective(CertificateTerms terms) =>
        !CertificateIdentifier.TryParse(Identifier, out var identifier, out _) || identifier.TypeCode != terms.TypeCode;

    /// <summary>The last day of the term as a day of the calendar; of a date that is known in part, the last that it can be.</summary>
    public DateOnly? LastDay => ValidUntil switch
    {
        null => null,
        { Month: 0 } date => new DateOnly(date.Year, 12, 31),
        { Day: 0 } date => new DateOnly(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month)),
        { } date => new DateOnly(date.Year, date.Month, date.Day),
    };

    /// <summary>Reads a record that was checked.</summary>
    public static CertificateHead Read(Entry entry, ReadOnlySpan<byte> record)
    {
        var terms = entry.Certificate!;
        var identifier = "";
        CertificateStatus? status = null;
        PartialDate? from = null;
        PartialDate? until = null;
        var scanner = new RecordScanner(record);
        while (scanner.Read() && scanner.Number < Field.StatesNumber)
        {
            if (scanner.Number == NumberOf(entry, terms.Identifier))
            {
                identifier = Encoding.UTF8.GetString(scanner.Payload);
            }
            else if (scanner.Number == NumberOf(entry, terms.Status))
            {
                status = terms.StatusOf(Encoding.UTF8.GetString(scanner.Payload));
            }
            else if (scanner.Number == NumberOf(entry, terms.ValidFrom) && PartialDate.TryRead(scanner.Payload, out var first))
            {
                from = first;
            }
            else if (scanner.Number == NumberOf(entry, terms.ValidUntil) && PartialDate.TryRead(scanner.Payload, out var last))
            {
                until = last;
            }
        }

        return new(identifier, status, terms.Status >= 0 && status is null, from, until);
    }

    private static int NumberOf(Entry entry, int index) => index < 0 ? 0 : entry.Fields[index].Number;
}
