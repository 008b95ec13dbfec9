using Gateway.Contracts.Management.V1;
using Gateway.Core.Catalogue.Rules;
using Google.Protobuf.Collections;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations;

/// <summary>Which system holds which credential once the act is applied: one credential, one system.</summary>
internal sealed class CredentialHolders
{
    private readonly Dictionary<string, string> _holders = new(StringComparer.OrdinalIgnoreCase);

    public CredentialHolders(RegistryView view)
    {
        foreach (var (key, row) in view.Systems)
        {
            // The act's word on a system replaces the registered one: a credential may move within one act.
            if (!view.IsInAct(key))
            {
                var system = DocumentBytes.Read(DocumentKind.System, row.Document).System;
                foreach (var credential in system.SpiffeIds.Concat(system.Thumbprints))
                {
                    _holders.TryAdd(credential, system.Id);
                }
            }
        }
    }

    /// <summary>Reports the credentials that another system holds, and takes the others.</summary>
    public void Check(Proto.System system, FaultList faults)
    {
        Check("spiffe_ids", system.SpiffeIds, system.Id, faults);
        Check("thumbprints", system.Thumbprints, system.Id, faults);
    }

    private void Check(string name, RepeatedField<string> credentials, string id, FaultList faults)
    {
        for (var i = 0; i < credentials.Count; i++)
        {
            if (!_holders.TryAdd(credentials[i], id) && _holders[credentials[i]] != id)
            {
                faults.Add(name, i, ReferenceRules.CredentialTaken, _holders[credentials[i]]);
            }
        }
    }
}
