using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Gateway.Core.Items.Matters;

/// <summary>
/// Everything of a material but when it is needed, as one text: items of a bundle ask for the same material where the texts are equal.
/// </summary>
internal static class MaterialText
{
    private const char End = '\u001f';

    public static string Of(Material material)
    {
        var text = new StringBuilder();
        Add(text, material.Code, material.Name, material.Kind, material.Form, material.Issuer);
        AddWays(text, material);
        return text.ToString();
    }

    /// <summary>Its ways alone: the same text where it is replaced in the same ways.</summary>
    public static string OfWays(Material material)
    {
        var text = new StringBuilder();
        AddWays(text, material);
        return text.ToString();
    }

    private static void AddWays(StringBuilder text, Material material)
    {
        foreach (var way in material.Ways)
        {
            Add(text, way);
        }
    }

    private static void Add(StringBuilder text, MaterialWay way)
    {
        Add(text, way.GetType().Name, way.Party, way.Entry);
        switch (way)
        {
            case CertificateWay certificate:
                Add(text, certificate.TypeCode, certificate.Identifier);
                Add(text, certificate.Face);
                break;
            case DataWay data:
                Add(text, data.Keys);
                Add(text, data.Rule);
                break;
            case VerificationWay verification:
                Add(text, verification.ValidDays, string.Join(',', verification.Claims));
                Add(text, verification.Keys);
                Add(text, verification.ClaimValues);
                break;
            case DepartmentCheckWay check:
                Add(text, check.Department, check.DueDays, check.SilenceConsents, check.Question, check.Tells.Length);
                foreach (var value in check.Tells)
                {
                    Add(text, value);
                }

                break;
            case CommitmentWay commitment:
                Add(text, commitment.Text, commitment.VerifyDays);
                Add(text, commitment.BadCredit?.Mark);
                break;
        }
    }

    private static void Add(StringBuilder text, DataRule? rule)
    {
        Add(text, rule?.Conditions.Length);
        foreach (var condition in rule?.Conditions ?? [])
        {
            Add(text, condition.Field, condition.Test, condition.Case, condition.Values.Length);
            foreach (var value in condition.Values)
            {
                Add(text, value);
            }
        }
    }

    // Each list says how long it is, so that none runs into the next.
    private static void Add(StringBuilder text, ImmutableArray<CaseBinding> bindings)
    {
        Add(text, bindings.Length);
        foreach (var binding in bindings)
        {
            Add(text, binding.Field, binding.Value);
        }
    }

    private static void Add(StringBuilder text, params ReadOnlySpan<object?> parts)
    {
        foreach (var part in parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{part}").Append(End);
        }
    }
}
