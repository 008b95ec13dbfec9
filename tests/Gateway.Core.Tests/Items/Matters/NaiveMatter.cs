using System.Text.Json;
using Gateway.Core.Items;

namespace Gateway.Core.Tests.Items.Matters;

/// <summary>The lines of a bundle, said again: materials are compared member by member, each with each.</summary>
internal static class NaiveMatter
{
    public static List<(string Name, string[] Items, string Condition, TimeSpan Patience)> LinesOf(IReadOnlyList<ServiceItem> items)
    {
        var shared = new List<List<(ServiceItem Item, Material Material)>>();
        foreach (var item in items)
        {
            foreach (var material in item.Materials)
            {
                if (shared.Find(line => AreSame(line[0].Material, material)) is { } line)
                {
                    line.Add((item, material));
                }
                else
                {
                    shared.Add([(item, material)]);
                }
            }
        }

        return [.. shared.Select(line => (
            shared.Count(other => other[0].Material.Code == line[0].Material.Code) > 1 ? $"{line[0].Item.Code}/{line[0].Material.Code}" : line[0].Material.Code,
            line.Select(each => each.Item.Code).ToArray(),
            line.Exists(each => each.Material.Condition == "") ? "" : string.Join("；", line.Select(each => each.Material.Condition).Distinct()),
            line.Min(each => each.Item.Patience)))];
    }

    private static bool AreSame(Material one, Material other) => TextOf(one) == TextOf(other);

    /// <summary>Structured, so that no text runs into another.</summary>
    private static string TextOf(Material material) => JsonSerializer.Serialize(new object?[]
    {
        material.Code, material.Name, material.Kind, material.Form, material.Issuer, material.Ways.Select(way => way switch
        {
            CertificateWay certificate => [way.Party, certificate.TypeCode, certificate.Holder.ToString(), TextOf(certificate.Identifier), Of(certificate.Face)],
            DataWay data => [way.Party, "data", data.Source.ToString(), Of(data.Keys), Of(data.Rule)],
            VerificationWay each => [way.Party, "verify", each.Source.ToString(), each.Claims.ToArray(), Of(each.Keys), Of(each.ClaimValues), each.ValidDays],
            DepartmentCheckWay check => [way.Party, "check", check.Department, check.DueDays, check.SilenceConsents, check.Question, check.Tells.Select(value => TextOf(value)).ToArray()],
            CommitmentWay commitment => (object?[])[way.Party, "commit", commitment.Text, commitment.BadCredit?.Source.ToString(), Of(commitment.BadCredit?.Mark), commitment.VerifyDays],
            _ => ["applicant"],
        }).ToArray(),
    });

    private static object?[]? Of(DataRule? rule) =>
        rule?.Conditions.Select(object? (each) => new object?[] { each.Field, each.Test, each.Values.ToArray(), TextOf(each.Case) }).ToArray();

    private static object?[] Of(IEnumerable<CaseBinding> bindings) => [.. bindings.Select(each => new object?[] { each.Field, TextOf(each.Value) })];

    private static string? TextOf(CaseValue? value) => value is { } said ? $"{said.Role}|{said.Name}" : null;
}
