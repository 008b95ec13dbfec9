using Gateway.Core.Identifiers;
using Gateway.Core.Items;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Items;

/// <summary>One way to write an item that means the same: see <see cref="CanonicalDocument"/>.</summary>
internal static class CanonicalItem
{
    public static void Normalise(Proto.ServiceItem item)
    {
        item.Revision = item.Revision == 0 ? 1 : item.Revision;
        item.PatienceMs = item.PatienceMs == 0 ? (uint)ServiceItem.UsualPatience.TotalMilliseconds : item.PatienceMs;

        item.Level = ServiceItemCode.TryParse(item.Code, out var code, out _) ? (Proto.ItemLevel)code.Level : item.Level;
        foreach (var material in item.Materials)
        {
            if (material.Necessity == Proto.Necessity.Unspecified)
            {
                material.Necessity = Proto.Necessity.Required;
            }

            if (!material.Ways.Any(way => way.Applicant))
            {
                material.Ways.Add(new Proto.MaterialWay { Applicant = true });
            }
        }

        foreach (var way in ItemReferences.WaysOf(item))
        {
            Normalise(way);
        }
    }

    /// <summary>What a way implies is written out, but for the applicant, whom a way without a party means.</summary>
    private static void Normalise(Proto.MaterialWay way)
    {
        if (way.Certificate is { Party: CaseValue.Applicant } certificate)
        {
            certificate.Party = "";
        }

        if (way.Data is { Party: CaseValue.Applicant } data)
        {
            data.Party = "";
        }

        if (way.Verification is { Party: CaseValue.Applicant } verification)
        {
            verification.Party = "";
        }

        if (way.DepartmentCheck is { } check)
        {
            check.Party = check.Party == CaseValue.Applicant ? "" : check.Party;
            check.Silence = check.Silence == Proto.Silence.Unspecified ? Proto.Silence.NextWay : check.Silence;
        }

        if (way.Commitment is { } commitment)
        {
            commitment.Party = commitment.Party == CaseValue.Applicant ? "" : commitment.Party;
            commitment.VerifyDays = commitment.VerifyDays == 0 ? CommitmentWay.UsualVerifyDays : commitment.VerifyDays;
        }
    }
}
