using System.Net;
using Gateway.Adapter.Identity;
using Gateway.Adapter.Journal;
using Gateway.Adapter.Mapping;
using Gateway.Adapter.Sources;
using Gateway.Adapter.Verifying;
using Gateway.Hosting.Configuration;
using Gateway.Hosting.Tls;

namespace Gateway.Adapter;

/// <summary>What must hold between the adapter's keys, down to the files they name; every fault at once.</summary>
public static class AdapterOptionsValidator
{
    /// <summary>Makes paths absolute from the configuration's folder, and adds the faults, those of the mappings included.</summary>
    public static void Validate(AdapterOptions options, string folder, ICollection<ConfigurationFault> faults)
    {
        if (options.Department.Length is 0 or > 32 || !char.IsAsciiLetterLower(options.Department[0])
            || options.Department.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
        {
            faults.Add(new("department", "write the department's slug: lower-case letters, digits and hyphens, at most 32, a letter first."));
        }

        CheckEndpoint("listen.address", options.Listen.Address, faults);
        if (options.Management.Address.Length > 0)
        {
            CheckEndpoint("management.address", options.Management.Address, faults);
        }

        CheckCertificate(options.Listen, folder, faults);
        CallerOptionsValidator.Validate(options.Gateway, folder, faults);
        SourceOptionsValidator.Validate(options.Source, folder, faults);
        MappingOptionsValidator.Validate(options, folder, faults);
        NameOptionsValidator.Validate(options.Names, faults);
        JournalOptionsValidator.Validate(options, folder, faults);
        if (options.Drain < TimeSpan.Zero || options.Drain > TimeSpan.FromMinutes(10))
        {
            faults.Add(new("drain", "write a time from 00:00:00 to 00:10:00."));
        }
    }

    /// <summary>The absolute path of a file that must be there.</summary>
    internal static string RequiredFile(string key, string path, string folder, string what, ICollection<ConfigurationFault> faults)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            faults.Add(new(key, $"name the file with {what}."));
            return "";
        }

        var full = Path.GetFullPath(path, folder);
        if (!File.Exists(full))
        {
            faults.Add(new(key, $"there is no file {full}; name the file with {what}."));
        }

        return full;
    }

    private static void CheckEndpoint(string key, string address, ICollection<ConfigurationFault> faults)
    {
        if (!address.Contains(':', StringComparison.Ordinal) || !IPEndPoint.TryParse(address, out _))
        {
            faults.Add(new(key, "write an IP address and a port, such as 0.0.0.0:7443."));
        }
    }

    private static void CheckCertificate(ListenOptions listen, string folder, ICollection<ConfigurationFault> faults)
    {
        listen.Certificate = RequiredFile("listen.certificate", listen.Certificate, folder, "the adapter's certificate as PEM", faults);
        listen.Key = RequiredFile("listen.key", listen.Key, folder, "the certificate's private key as PEM", faults);
        if (File.Exists(listen.Certificate) && File.Exists(listen.Key))
        {
            try
            {
                TlsMaterial.ReadCertificate(listen.Certificate, listen.Key).Dispose();
            }
            catch (ConfigurationException)
            {
                faults.Add(new("listen.certificate", "it and listen.key are no pair of PEM files; name a certificate and its own key."));
            }
        }
    }
}
