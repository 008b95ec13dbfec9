using System.Net;
using Gateway.Core.Agreements;
using Gateway.Core.Catalogue;
using Gateway.Core.Snapshots;

namespace Gateway.Core.Tests.Decisions;

/// <summary>
/// The rules once more, as a lawyer would read them out: from the whole lists, one sentence after the other,
/// without the decider's structure. Gives the code of the refusal, or the id of the agreement that allows it.
/// </summary>
internal static class NaiveDecision
{
    public static string Of(Snapshot snapshot, Call call)
    {
        if (!call.Fresh)
        {
            return "SNAPSHOT_STALE";
        }

        var system = snapshot.Systems.Select(pair => pair.Value).SingleOrDefault(system => system.Id == call.System);
        if (system is null)
        {
            return "CALLER_UNKNOWN";
        }

        if (system.Suspended)
        {
            return "SYSTEM_SUSPENDED";
        }

        if (system.Role != SystemRole.Consumer)
        {
            return "SYSTEM_NOT_CONSUMER";
        }

        var versions = snapshot.Entries.Where(entry => entry.Key.Department == call.Department && entry.Key.Name == call.Entry).ToArray();
        var entry = call.Major != 0
            ? versions.SingleOrDefault(version => version.Key.Major == call.Major)
            : versions.OrderBy(version => version.Withdrawn)
                .ThenByDescending(version => snapshot.Agreements.Any(pair => !version.Withdrawn && pair.Value.Consumer == system.Department && pair.Value.Entry == version.Key))
                .ThenByDescending(version => version.Key.Major)
                .FirstOrDefault();
        return entry switch
        {
            null => "ENTRY_UNKNOWN",
            { Withdrawn: true } => "ENTRY_WITHDRAWN",
            { ShareAttribute: ShareAttribute.NotShared } => "NOT_SHARED",
            _ when !entry.Operations.HasFlag(call.Operation) => "OPERATION_NOT_OFFERED",
            _ => OfPurpose(snapshot, call, system, entry),
        };
    }

    private static string OfPurpose(Snapshot snapshot, Call call, RegisteredSystem system, Entry entry)
    {
        if (call.Item is null or "" || call.Scenario is null or "")
        {
            return "PURPOSE_MISSING";
        }

        if (call.Case is null or "" && call.Task is null or "")
        {
            return "CASE_MISSING";
        }

        if (call.Officer is null or "")
        {
            return "OFFICER_MISSING";
        }

        var item = snapshot.Items.Select(pair => pair.Value).SingleOrDefault(item => item.Code == call.Item);
        if (item is null)
        {
            return "ITEM_UNKNOWN";
        }

        var today = DateOnly.FromDateTime(World.Now.UtcDateTime);
        if (today < item.InForce.From || today > (item.InForce.Until ?? DateOnly.MaxValue))
        {
            return "ITEM_NOT_IN_FORCE";
        }

        var leads = snapshot.Bundles.Select(pair => pair.Value).Any(bundle =>
            bundle.LeadDepartment == system.Department && bundle.Items.Contains(item.Code)
            && today >= bundle.InForce.From && today <= (bundle.InForce.Until ?? DateOnly.MaxValue));
        if (item.Department != system.Department && !leads)
        {
            return "ITEM_NOT_OF_DEPARTMENT";
        }

        if (call.Fields.Length == 0)
        {
            return "FIELDS_EMPTY";
        }

        var agreements = snapshot.Agreements.Select(pair => pair.Value)
            .Where(agreement => agreement.Consumer == system.Department && agreement.Entry == entry.Key)
            .OrderBy(agreement => agreement.Id, StringComparer.Ordinal)
            .Select(agreement => (agreement.Id, Verdict: OfAgreement(agreement, call, entry, today)))
            .ToArray();
        if (agreements.Length == 0)
        {
            return "NO_AGREEMENT";
        }

        return agreements.FirstOrDefault(agreement => agreement.Verdict.Reached == int.MaxValue) is { Id: { } id }
            ? id
            : agreements.MaxBy(agreement => agreement.Verdict.Reached).Verdict.Code;
    }

    private static (int Reached, string Code) OfAgreement(Agreement agreement, Call call, Entry entry, DateOnly today)
    {
        if (agreement.State == AgreementState.Ended || today > (agreement.Validity.Until ?? DateOnly.MaxValue))
        {
            return (1, "AGREEMENT_ENDED");
        }

        if (today < agreement.Validity.From)
        {
            return (2, "AGREEMENT_NOT_YET_IN_FORCE");
        }

        if (agreement.State != AgreementState.Active)
        {
            return (3, "AGREEMENT_SUSPENDED");
        }

        var ranges = agreement.SourceRanges.Select(range => IPNetwork.Parse(range.ToString())).ToArray();
        var address = call.Address is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : call.Address;
        if (ranges.Length > 0 && (address is null || !ranges.Any(range => range.Contains(address))))
        {
            return (4, "SOURCE_ADDRESS_NOT_AGREED");
        }

        if (!agreement.Operations.HasFlag(call.Operation))
        {
            return (5, "OPERATION_NOT_AGREED");
        }

        if (!agreement.Purposes.Any(purpose => purpose.ServiceItemCode == call.Item && purpose.Scenarios.Contains(call.Scenario!)))
        {
            return (6, "PURPOSE_NOT_AGREED");
        }

        foreach (var field in call.Fields)
        {
            if (entry.Fields.All(known => known.ApiName != field))
            {
                return (7, "FIELD_UNKNOWN");
            }

            if (agreement.Fields.All(agreed => agreed.Field != field))
            {
                return (7, "FIELD_NOT_AGREED");
            }
        }

        return (int.MaxValue, "");
    }
}
