using Gateway.Contracts.Cases.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Core.Decisions;
using Gateway.Core.Identifiers;
using Gateway.Core.Items;
using Gateway.Core.Snapshots;
using Gateway.Server.Exchanges;
using Gateway.Server.Materials.Matters;
using CaseParty = Gateway.Core.Items.CaseParty;
using Matter = Gateway.Core.Items.Matters.Matter;

namespace Gateway.Server.Materials.Requests;

/// <summary>What a resolution is asked about, read and held to its bounds. No fault repeats a value.</summary>
/// <param name="Matter">The item or bundle.</param>
/// <param name="Content">What the case says.</param>
internal sealed record ReadCase(Matter Matter, CaseContent Content);

/// <summary>Reads requests to resolve.</summary>
internal static class ResolveReader
{
    private const int GreatestParties = 16;
    private const int GreatestValue = 256;
    private const int GreatestNumber = 32;

    /// <summary>The case, or why it cannot be read.</summary>
    public static Answered<ReadCase> Read(Snapshot snapshot, string department, ResolveRequest request, DateOnly today, DateTimeOffset now)
    {
        if (ContextReader.Check(request.Case) is { } context)
        {
            return context;
        }

        var matter = MatterReader.Read(snapshot, department, request.Matter, now);
        if (matter.Answer is not { } known)
        {
            return matter.Refusal!;
        }

        if (CheckParties(known, request, today) is { } fault)
        {
            return fault;
        }

        if (request.NotNeeded.Count > known.Lines.Length)
        {
            return Malformed("not_needed: more than the matter has materials. 数量超出材料总数。");
        }

        foreach (var name in request.NotNeeded)
        {
            if (known.FindLine(name) is not { } line)
            {
                return Malformed("not_needed: no material of this name. 没有该名称的材料。");
            }

            if (line.Condition.Length == 0)
            {
                return Malformed($"not_needed: {line.Name} is needed whatever the case. 该材料为必要材料。");
            }
        }

        return new ReadCase(known, new CaseContent
        {
            Matter = request.Matter,
            Context = request.Case,
            Parties = { request.Parties.Select(party => new KnownParty { Said = Upper(party), Subject = party.Subject }) },
            NotNeeded = { request.NotNeeded.Distinct(StringComparer.Ordinal) },
        });
    }

    /// <summary>Older numbers are held in capitals, and written in either case.</summary>
    private static Party Upper(Party said)
    {
        if (said.OlderNumber is not { } number)
        {
            return said;
        }

        var party = said.Clone();
        party.OlderNumber.Number = number.Number.ToUpperInvariant();
        return party;
    }

    private static Refusal? CheckParties(Matter matter, ResolveRequest request, DateOnly today)
    {
        if (request.Parties.Count > GreatestParties)
        {
            return Malformed($"parties: more than {GreatestParties}.");
        }

        if (request.Parties.Select(party => party.Role).Distinct(StringComparer.Ordinal).Count() < request.Parties.Count)
        {
            return Malformed("parties: a role comes twice. 角色重复。");
        }

        if (request.Parties.FirstOrDefault(party => party.Role == CaseValue.Applicant) is not { IdentityCase: not Party.IdentityOneofCase.None })
        {
            return Malformed("parties: name the applicant, with a subject or an older number. 请填写申请人及其标识。");
        }

        for (var i = 0; i < request.Parties.Count; i++)
        {
            if (Check(matter, request.Parties[i], $"parties[{i}]", today) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static Refusal? Check(Matter matter, Party party, string path, DateOnly today)
    {
        var declared = matter.Parties.FirstOrDefault(each => each.Role == party.Role);
        if (declared is null && party.Role != CaseValue.Applicant)
        {
            return Malformed($"{path}.role: the matter has no such party. Known: {string.Join(", ", matter.Parties.Select(each => each.Role).Prepend(CaseValue.Applicant).Distinct())}. 没有该角色。");
        }

        return CheckIdentity(matter, party, declared, path, today) ?? CheckValues(party, declared, path);
    }

    private static Refusal? CheckIdentity(Matter matter, Party party, CaseParty? declared, string path, DateOnly today)
    {
        switch (party.IdentityCase)
        {
            case Party.IdentityOneofCase.Subject when !Subject.TryCreate(party.Subject.Type, party.Subject.Identifier, today, out _, out var fault):
                return new Refusal(Reasons.SubjectMalformed, Detail: $"{path}.subject: {fault.English} {fault.Chinese}");
            case Party.IdentityOneofCase.Subject when declared is { Type.Length: > 0 } && declared.Type != party.Subject.Type:
                return new Refusal(Reasons.SubjectMalformed, Detail: $"{path}.subject.type: this party's is {declared.Type}. 该角色的主体类型应为 {declared.Type}。");
            case Party.IdentityOneofCase.OlderNumber when matter.Aliases is null:
                return Malformed($"{path}.older_number: the item finds no firms by older numbers. 该事项不支持以旧证号查找企业。");
            case Party.IdentityOneofCase.OlderNumber when party.OlderNumber.Kind is not (OlderNumberKind.Registration or OlderNumberKind.Organisation or OlderNumberKind.Tax)
                || party.OlderNumber.Number.Length is 0 or > GreatestNumber || !party.OlderNumber.Number.All(char.IsAsciiLetterOrDigit):
                return Malformed($"{path}.older_number: a known kind, and letters and digits only, at most {GreatestNumber}. 旧证号种类或格式有误。");
            case Party.IdentityOneofCase.None when declared is { Type.Length: > 0 }:
                return Malformed($"{path}: say who it is. 请填写该角色的标识。");
            default:
                return null;
        }
    }

    private static Refusal? CheckValues(Party party, CaseParty? declared, string path)
    {
        foreach (var (name, value) in party.Values)
        {
            if (declared?.Values.Contains(name) != true)
            {
                return Malformed($"{path}.values: a value that is not used. Known: {string.Join(", ", declared?.Values ?? [])}. 含有不使用的取值。");
            }

            if (value.Length == 0 || CallBounds.Text($"{path}.values.{name}", value, GreatestValue) is not null)
            {
                return Malformed($"{path}.values.{name}: 1 to {GreatestValue} characters, none of control. 长度或字符有误。");
            }
        }

        return null;
    }

    private static Refusal Malformed(string detail) => new(Reasons.RequestMalformed, Detail: detail);
}
