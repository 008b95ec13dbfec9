using System.Text;
using Gateway.Adapter.Fetching;
using Gateway.Core.Catalogue;
using Gateway.Core.Identifiers.Names;
using Gateway.Core.Records;

namespace Gateway.Adapter.Verifying;

/// <summary>A claimed value of one field.</summary>
/// <param name="type">Type of the field.</param>
/// <param name="number">Number of the field.</param>
/// <param name="isSubject">The field identifies a subject.</param>
/// <param name="names">What is declared of characters of names, where the field is matched as a name; null elsewhere.</param>
/// <param name="encoded">The field with its tag, sound for the type.</param>
internal sealed class Claim(FieldType type, int number, bool isSubject, NameTable? names, byte[] encoded)
{
    /// <summary>What no normal form is made of: the platform refuses a text that holds it.</summary>
    private const char Noncharacter = '\uFFFE';

    private readonly string _folded = type == FieldType.Text ? Fold(Read(encoded).Payload, isSubject, names) : "";

    public int Number => number;

    /// <summary>How the claim compares with the field as the source's record begins with it.</summary>
    public bool Agrees(ReadOnlySpan<byte> record)
    {
        var held = Read(record);
        var claimed = Read(encoded);
        switch (type)
        {
            case FieldType.Integer or FieldType.Boolean:
                return held.Varint == claimed.Varint;
            case FieldType.Date:
                return PartialDate.TryRead(held.Payload, out var date) && PartialDate.TryRead(claimed.Payload, out var day) && date == day;
            case FieldType.Timestamp:
                return RecordMoment.TryRead(held.Payload, out var moment) && RecordMoment.TryRead(claimed.Payload, out var time) && moment == time;
            case FieldType.Text:
                return held.Payload.SequenceEqual(claimed.Payload) || Fold(held.Payload, isSubject, names) == _folded;
            default:
                return held.Payload.SequenceEqual(claimed.Payload);
        }
    }

    private static RecordScanner Read(ReadOnlySpan<byte> record)
    {
        var scanner = new RecordScanner(record);
        scanner.Read();
        return scanner;
    }

    /// <summary>The same text written another way is the same: blanks around it, composed characters, a subject's letters, a name by its own rules.</summary>
    private static string Fold(ReadOnlySpan<byte> text, bool isSubject, NameTable? names)
    {
        if (names is not null)
        {
            return NameForms.Normalise(Encoding.UTF8.GetString(text), names);
        }

        var trimmed = Encoding.UTF8.GetString(text).Trim();
        var normal = trimmed.Contains(Noncharacter) ? trimmed : trimmed.Normalize(NormalizationForm.FormC);
        return isSubject ? SubjectIdentifier.From(normal) ?? normal : normal;
    }
}
