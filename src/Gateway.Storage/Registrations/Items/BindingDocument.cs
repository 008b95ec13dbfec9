using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Items;
using Google.Protobuf.Collections;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Items;

/// <summary>Checks by themselves which fields have values of the case.</summary>
internal static class BindingDocument
{
    private const int GreatestKeys = 16;

    /// <summary>Checks the values of key fields.</summary>
    public static void CheckKeys(RepeatedField<Proto.CaseBinding> keys, string path, CaseParties parties, FaultList faults)
    {
        ValueRules.CheckCount(faults, path, keys.Count, GreatestKeys);
        Check(keys, path, parties, faults);
    }

    /// <summary>Checks what a verification claims, and that somebody says it.</summary>
    public static void CheckClaims(Proto.VerificationWay way, CaseParties parties, FaultList faults)
    {
        ValueRules.CheckCount(faults, "verification.claims", way.Claims.Count, MaterialRules.GreatestClaims, required: true);
        ValueRules.CheckDistinct(faults, "verification.claims", way.Claims);
        for (var i = 0; i < way.Claims.Count; i++)
        {
            var claim = way.Claims[i];
            using var step = faults.In("verification.claims", i);
            NameRules.CheckApiName(faults, "", claim);
            if (way.ClaimValues.All(binding => binding.Field != claim))
            {
                parties.CheckClaim(faults, "", way.Party, claim);
            }
        }

        ValueRules.CheckCount(faults, "verification.claim_values", way.ClaimValues.Count, MaterialRules.GreatestClaims);
        Check(way.ClaimValues, "verification.claim_values", parties, faults);
        for (var i = 0; i < way.ClaimValues.Count; i++)
        {
            if (NameRules.IsApiName(way.ClaimValues[i].Field) && !way.Claims.Contains(way.ClaimValues[i].Field))
            {
                using var step = faults.In("verification.claim_values", i);
                faults.Add("field", CaseRules.ClaimUnmade);
            }
        }
    }

    private static void Check(RepeatedField<Proto.CaseBinding> bindings, string path, CaseParties parties, FaultList faults)
    {
        var bound = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < bindings.Count; i++)
        {
            using var step = faults.In(path, i);
            if (NameRules.CheckApiName(faults, "field", bindings[i].Field) && !bound.Add(bindings[i].Field))
            {
                faults.Add("field", CaseRules.BoundTwice);
            }

            parties.CheckValue(faults, "case_value", bindings[i].CaseValue);
        }
    }
}
