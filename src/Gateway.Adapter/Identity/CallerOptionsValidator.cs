using Gateway.Hosting.Configuration;
using Gateway.Hosting.Tls;

namespace Gateway.Adapter.Identity;

/// <summary>Checks who may call.</summary>
internal static class CallerOptionsValidator
{
    public static void Validate(CallerOptions caller, string folder, ICollection<ConfigurationFault> faults)
    {
        if (caller.SpiffeIds.Count == 0 && caller.Thumbprints.Count == 0)
        {
            faults.Add(new("gateway", "say who the gateway is: authorities and spiffeIds, or thumbprints."));
        }

        if (caller.SpiffeIds.Count > 0 && caller.Authorities.Count == 0)
        {
            faults.Add(new("gateway.authorities", "name the PEM file of the authority that issues the gateway's certificate."));
        }

        for (var i = 0; i < caller.Authorities.Count; i++)
        {
            caller.Authorities[i] = CheckAuthority($"gateway.authorities[{i}]", caller.Authorities[i], folder, faults);
        }

        for (var i = 0; i < caller.SpiffeIds.Count; i++)
        {
            if (!Uri.TryCreate(caller.SpiffeIds[i], UriKind.Absolute, out var id) || id.Scheme != "spiffe" || id.AbsolutePath.Length < 2)
            {
                faults.Add(new($"gateway.spiffeIds[{i}]", "write a SPIFFE id: spiffe://<city>/<department>/<system>."));
            }
        }

        for (var i = 0; i < caller.Thumbprints.Count; i++)
        {
            if (caller.Thumbprints[i].Length != 64 || !caller.Thumbprints[i].All(char.IsAsciiHexDigit))
            {
                faults.Add(new($"gateway.thumbprints[{i}]", "write a SHA-256 thumbprint: 64 hexadecimal characters without colons."));
            }
        }
    }

    private static string CheckAuthority(string key, string path, string folder, ICollection<ConfigurationFault> faults)
    {
        var full = AdapterOptionsValidator.RequiredFile(key, path, folder, "an authority's certificate as PEM", faults);
        if (File.Exists(full))
        {
            try
            {
                TlsMaterial.ReadAuthorities(full);
            }
            catch (ConfigurationException fault)
            {
                faults.Add(new(key, fault.Message));
            }
        }

        return full;
    }
}
