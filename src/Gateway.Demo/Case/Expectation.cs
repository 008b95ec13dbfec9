using Gateway.Contracts.V1;

namespace Gateway.Demo.Case;

/// <summary>What must come of a call. One line of it is printed, checked, for each call.</summary>
internal abstract record Expectation
{
    /// <summary>What is wrong with the result, or null where it is as expected.</summary>
    public abstract string? Check(CallResult result);
}

/// <summary>An answer with so many records, of which the named values are as given, in order.</summary>
internal sealed record Found(int Records, params (string Field, string[] Values)[] Values) : Expectation
{
    public override string? Check(CallResult result)
    {
        if (result.Response is not { } response)
        {
            return "refused";
        }

        if (response.Outcome != LookupOutcome.Found || response.Records.Count != Records || response.Faults.Count != 0)
        {
            return $"{response.Outcome}, {response.Records.Count} records, {response.Faults.Count} faults; expected {Records}";
        }

        foreach (var (field, expected) in Values)
        {
            var actual = response.Records.Select(record => record.Fields.TryGetValue(field, out var value) ? ValueText.Plain(value) : "—").ToArray();
            if (!actual.SequenceEqual(expected, StringComparer.Ordinal))
            {
                return $"{field}: {string.Join(", ", actual)}; expected {string.Join(", ", expected)}";
            }
        }

        return Proof.Check(response) ?? Unasked(result.Call.Fields, response);
    }

    // Exactly the asked fields, in every record: no more, no fewer.
    private static string? Unasked(string[] asked, LookupResponse response) =>
        response.Records.All(record => record.Fields.Keys.Order(StringComparer.Ordinal).SequenceEqual(asked.Order(StringComparer.Ordinal)))
            ? null
            : "the fields of a record are not exactly those that were asked for";
}

/// <summary>The answer that the source holds no record.</summary>
internal sealed record NotFound : Expectation
{
    public override string? Check(CallResult result) => result.Response switch
    {
        null => "refused",
        { Outcome: LookupOutcome.NotFound, Records.Count: 0 } response => Proof.Check(response),
        var response => $"{response.Outcome}, {response.Records.Count} records",
    };
}

/// <summary>A refusal for the given reason.</summary>
internal sealed record Refused(string Reason, string? Field = null) : Expectation
{
    public override string? Check(CallResult result)
    {
        if (result.Refusal is not { } refusal)
        {
            return "answered";
        }

        if (refusal.Reason != Reason)
        {
            return refusal.Reason;
        }

        if (Field is not null && refusal.Field != Field)
        {
            return $"names the field {refusal.Field}";
        }

        return refusal.ExchangeId.Length == 36 ? null : "carries no exchange id";
    }
}
