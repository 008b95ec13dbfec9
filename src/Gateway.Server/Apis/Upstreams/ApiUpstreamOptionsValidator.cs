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
            if (options.Upstreams[i].Probe is { } probe)
            {
                ValidateProbe(probe, options, department, $"apis.upstreams[{i}].probe", faults);
            }
        }
    }

    private static void Validate(ApiUpstreamOptions upstream, string path, string folder, ICollection<ConfigurationFault> faults)
    {
        if (!NameRules.IsSlug(upstream.Department))
        {
            faults.Add(new($"{path}.department", "write the slug of the department whose entries may name it."));
        }

        if (!ApiRules.IsAddress(upstream.Address))
        {
            faults.Add(new($"{path}.address", "write scheme, host and port, and a path where the host serves others too: https://tax.example:8443/tax."));
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

    private static void ValidateProbe(ApiProbeOptions probe, ApiOptions options, string department, string path, ICollection<ConfigurationFault> faults)
    {
        if (probe.Path is null == probe.GrpcService is null)
        {
            faults.Add(new(path, "write either path, for HTTP, or grpcService, for gRPC."));
        }

        if (probe.Path is { } asked && !(asked.StartsWith('/') && asked.All(character => character is > ' ' and <= '~' and not ('\\' or '#'))
            && ApiRules.IsAddress("http://host" + asked.Split('?', 2)[0])))
        {
            faults.Add(new($"{path}.path", "write a path from its slash: /healthz."));
        }

        if (probe.Credential is { } name && !options.Credentials.Any(credential => credential.Name == name && credential.Department == department))
        {
            faults.Add(new($"{path}.credential", "no credential of this department has that name; write it under apis.credentials."));
        }

        GatewayOptionsValidator.Time($"{path}.interval", probe.Interval, TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(10), faults);
        GatewayOptionsValidator.Time($"{path}.timeout", probe.Timeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1), faults);
        if (probe.Failures is < 1 or > 10)
        {
            faults.Add(new($"{path}.failures", "write a number from 1 to 10."));
        }
    }
}
