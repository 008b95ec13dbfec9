using Gateway.Adapter.Fetching;
using Gateway.Adapter.Preparing;
using Gateway.Core.Catalogue;
using Gateway.Core.Identifiers.Names;
using Gateway.Core.Records;

namespace Gateway.Adapter.Verifying;

/// <summary>Reads the claims of a request against its plan. Throws the answer where they break a rule.</summary>
internal static class ClaimReader
{
    /// <summary>The claims, ascending by number, and the set of their fields.</summary>
    public static (Claim[] Claims, FieldSet Fields) Read(ReadOnlySpan<byte> record, EntryPlan plan, NameTable names)
    {
        if (record.Length > RecordCheck.GreatestLength)
        {
            throw AdapterErrors.RequestInvalid("The claims are longer than 1 MiB.");
        }

        var claims = new List<Claim>();
        var set = default(FieldSet);
        var index = 0;
        var scanner = new RecordScanner(record);
        while (scanner.Read())
        {
            while (index < plan.Fields.Length && plan.Fields[index].Number < scanner.Number)
            {
                index++;
            }

            if (index == plan.Fields.Length || plan.Fields[index].Number != scanner.Number)
            {
                throw AdapterErrors.RequestInvalid(
                    "The claims are values of some of the schema's fields, ascending, each once.", (uint)scanner.Number);
            }

            claims.Add(Read(scanner, plan.Fields[index], names));
            set = set.With(index++);
        }

        if (scanner.Flaw != RecordFlaw.None)
        {
            throw AdapterErrors.RequestInvalid($"The claims are no record: {scanner.Flaw}.", (uint)scanner.Number);
        }

        return claims.Count > 0 ? ([.. claims], set) : throw AdapterErrors.RequestInvalid("No value is claimed.");
    }

    private static Claim Read(in RecordScanner scanner, PlannedField field, NameTable names)
    {
        var flaw = RecordCheck.CheckValue(scanner, field.Field.Type, field.Field.Length);
        return flaw == RecordFlaw.None
            ? new Claim(field.Field.Type, field.Number, field.SubjectType.Length > 0, field.IsName ? names : null, scanner.FieldBytes.ToArray())
            : throw AdapterErrors.RequestInvalid($"The claim can be no value of the field: {flaw}.", (uint)field.Number);
    }
}
