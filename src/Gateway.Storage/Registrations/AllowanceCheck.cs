using Gateway.Contracts.Management.V1;
using Gateway.Core.Catalogue.Rules;
using Gateway.Storage.Model;

namespace Gateway.Storage.Registrations;

/// <summary>
/// Checks an API that is new or changed against what the operator allows. One that is registered stays: its calls are refused while its
/// address is not allowed, and nothing else of the act has to wait for it.
/// </summary>
internal static class AllowanceCheck
{
    public static void Check(Submission submission, Registration? row, IApiAllowance allowance)
    {
        var entry = submission.Document.Entry;
        if (entry.Api is not { } api || entry.State == EntryState.Withdrawn || (row is not null && submission.Bytes.AsSpan().SequenceEqual(row.Document)))
        {
            return;
        }

        var needsTls = api.Credential.Length > 0 && allowance.NeedsTls(entry.Department, api.Credential);
        for (var i = 0; i < api.Destinations.Count; i++)
        {
            using var step = submission.Faults.In("api.destinations", i);
            if (!ApiRules.IsAddress(api.Destinations[i].Address))
            {
                continue;
            }

            var address = new Uri(api.Destinations[i].Address);
            if (!allowance.AllowsAddress(entry.Department, address))
            {
                submission.Faults.Add("address", ApiRules.AddressNotAllowed, entry.Department);
            }

            if (needsTls && address.Scheme != Uri.UriSchemeHttps)
            {
                submission.Faults.Add("address", ApiRules.CredentialInTls);
            }
        }

        if (api.Credential.Length > 0 && !allowance.AllowsCredential(entry.Department, api.Credential))
        {
            submission.Faults.Add("api.credential", ApiRules.CredentialNotAllowed, entry.Department);
        }
    }
}
