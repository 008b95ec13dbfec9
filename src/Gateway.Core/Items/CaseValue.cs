namespace Gateway.Core.Items;

/// <summary>A value of a case: a party's identifier, or what its form says of the party.</summary>
/// <param name="Role">Role of the party.</param>
/// <param name="Name">Name of the value; empty for the party's identifier.</param>
public readonly record struct CaseValue(string Role, string Name)
{
    /// <summary>The role of the applicant, which every case has.</summary>
    public const string Applicant = "applicant";

    /// <summary>Reads <c>child</c>, or <c>child.full_name</c>; empty means the applicant's identifier.</summary>
    public static CaseValue Parse(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return text.Length == 0 ? new(Applicant, "") : dot < 0 ? new(text, "") : new(text[..dot], text[(dot + 1)..]);
    }

    /// <summary>As documents write it.</summary>
    public override string ToString() => Name.Length == 0 ? Role : $"{Role}.{Name}";
}

/// <summary>Where the value of a field comes from in a case.</summary>
/// <param name="Field">api_name of the field.</param>
/// <param name="Value">The value of the case.</param>
public sealed record CaseBinding(string Field, CaseValue Value);
