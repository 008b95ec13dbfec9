using Gateway.Core.Agreements;
using Gateway.Core.Catalogue.Rules;
using Gateway.Hosting.Configuration;
using Gateway.Hosting.Tls;

namespace Gateway.Server.Apis.Upstreams;

/// <summary>What must hold of the addresses that entries may name; every fault at once.</summary>
internal static class ApiUpstreamOptionsValidator
{
    public static void Validate(ApiOptions options, string folder, ICollection<ConfigurationFault> faults)
    {
        for (var i = 0; i < options.Upstreams.Count; i++)
        {
            var (department, address) = (options.Upstreams[i].Department, options.Upstreams[i].Address.TrimEnd('/'));
            if (options.Upstreams.Take(i).Any(other => other.Department == department && string.Equals(other.Address.TrimEnd('/'), address, StringComparison.OrdinalIgnoreCase)))
            {
                faults.Add(new($"apis.upstreams[{i}]", "this department and address stand there twice; remove one."));
            }

            Validate(options.Upstreams[i], $"apis.upstreams[{i}]", folder, faults);
        }
    }

    private static void Validate(ApiUpstreamOptions upstream, string path, string folder, ICollection<ConfigurationFault> faults)
    {
        if (!NameRules.IsSlug(upstream.Department))
        {
            faults.Add(new($"{path}.department", "write the slug of the department whose entries may name it."));
        }

        if (!ApiRules.IsAddress(upstream.Address) || new Uri(upstream.Address).AbsolutePath != "/")
        {
            faults.Add(new($"{path}.address", "write scheme, host and port: https://tax.example:8443, nothing after it."));
        }

        for (var i = 0; i < upstream.Networks.Count; i++)
        {
            if (!SourceRange.TryParse(upstream.Networks[i], out _))
            {
                faults.Add(new($"{path}.networks[{i}]", "write a network as 10.1.0.0/16 or 2001:db8::/32, with zeros after the prefix."));
            }
        }

        if (upstream.Authorities is { Length: > 0 } authorities)
        {
            upstream.Authorities = Path.GetFullPath(authorities, folder);
            try
            {
                TlsMaterial.ReadAuthorities(upstream.Authorities);
            }
            catch (ConfigurationException fault)
            {
                faults.Add(new($"{path}.authorities", fault.Message));
            }
        }
    }
}
