using System.Net;
using System.Text.Json;
using Gateway.Audit;
using Gateway.Hosting.Configuration;
using Gateway.Hosting.Tls;
using Gateway.Server.Apis.Credentials.Validating;
using Gateway.Server.Apis.Upstreams;
using Gateway.Server.Calendars;
using Gateway.Server.Certificates.Caching;
using Gateway.Server.Identity;
using Gateway.Storage;

namespace Gateway.Server;

/// <summary>What must hold between the gateway's keys; every fault at once.</summary>
internal static class GatewayOptionsValidator
{
    /// <summary>Makes paths absolute from the configuration's folder, and adds the faults.</summary>
    public static void Validate(GatewayOptions options, string folder, ICollection<ConfigurationFault> faults)
    {
        if (options.City.Length == 0 || !options.City.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-' or '.'))
        {
            faults.Add(new("city", "write the city's short name in lower-case letters, digits, hyphens and dots: it is the trust domain of SPIFFE ids."));
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
        {
            faults.Add(new("timeZone", "no such time zone; write an IANA name such as Asia/Shanghai."));
        }

        ValidateCalendar(options, folder, faults);
        Endpoint("listen.address", options.Listen.Address, faults);
        Endpoint("management.address", options.Management.Address, faults);
        Endpoint("management.grpcAddress", options.Management.GrpcAddress, faults);
        options.Listen.Certificate = RequiredFile("listen.certificate", options.Listen.Certificate, folder, faults);
        options.Listen.Key = RequiredFile("listen.key", options.Listen.Key, folder, faults);
        options.Departments.Certificate = RequiredFile("departments.certificate", options.Departments.Certificate, folder, faults);
        options.Departments.Key = RequiredFile("departments.key", options.Departments.Key, folder, faults);
        options.Departments.Authorities = RequiredFile("departments.authorities", options.Departments.Authorities, folder, faults);
        ReadsAs("listen.certificate", () => TlsMaterial.ReadCertificate(options.Listen.Certificate, options.Listen.Key), faults);
        ReadsAs("departments.certificate", () => TlsMaterial.ReadCertificate(options.Departments.Certificate, options.Departments.Key), faults);
        ReadsAs("departments.authorities", () => TlsMaterial.ReadAuthorities(options.Departments.Authorities), faults);
        ValidateAuthorities(options, folder, faults);
        ValidateDepartments(options, faults);
        ValidateStores(options, folder, faults);
        foreach (var (steward, index) in options.Stewards.Select((steward, index) => (steward, index)))
        {
            if (!steward.StartsWith($"spiffe://{options.City}/", StringComparison.Ordinal))
            {
                faults.Add(new($"stewards[{index}]", $"write a SPIFFE id of this city: spiffe://{options.City}/<department>/<system>."));
            }
        }

        foreach (var (property, fault) in CertificateCacheOptionsValidator.Faults(options.Certificates))
        {
            faults.Add(new("certificates." + JsonNamingPolicy.CamelCase.ConvertName(property), fault));
        }

        ApiUpstreamOptionsValidator.Validate(options.Apis, folder, faults);
        ApiCredentialOptionsValidator.Validate(options.Apis, folder, faults);
        Range("verification.mismatchesPerDay", options.Verification.MismatchesPerDay, 1, 1000, faults);
        Time("cases.keepClosed", options.Cases.KeepClosed, TimeSpan.FromDays(1), TimeSpan.FromDays(3660), faults);
        Range("limits.requestBytes", options.Limits.RequestBytes, 1 << 10, 16 << 20, faults);
        Range("limits.managementBytes", options.Limits.ManagementBytes, 1 << 20, 512 << 20, faults);
        Range("limits.connections", options.Limits.Connections, 1, 1_000_000, faults);
        Time("limits.drainDelay", options.Limits.DrainDelay, TimeSpan.Zero, TimeSpan.FromMinutes(5), faults);
        Time("limits.drain", options.Limits.Drain, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10), faults);
    }

    private static void ValidateCalendar(GatewayOptions options, string folder, ICollection<ConfigurationFault> faults)
    {
        if (options.Calendar is not { } path)
        {
            return;
        }

        options.Calendar = RequiredFile("calendar", path, folder, faults);
        if (File.Exists(options.Calendar))
        {
            CalendarFile.Read(options.Calendar, out var found);
            foreach (var fault in found)
            {
                faults.Add(new("calendar", fault));
            }
        }
    }

    private static void ValidateAuthorities(GatewayOptions options, string folder, ICollection<ConfigurationFault> faults)
    {
        if (options.Authorities.Count == 0)
        {
            faults.Add(new("authorities", "name at least one authority; without one every caller is refused."));
        }

        for (var i = 0; i < options.Authorities.Count; i++)
        {
            var authority = options.Authorities[i];
            authority.Certificate = RequiredFile($"authorities[{i}].certificate", authority.Certificate, folder, faults);
            if (authority.RevocationList is { } list)
            {
                authority.RevocationList = RequiredFile($"authorities[{i}].revocationList", list, folder, faults);
            }

            ReadsAs(
                $"authorities[{i}]",
                () => TlsMaterial.ReadAuthorities(authority.Certificate)
                    .Select(certificate => authority.RevocationList is { } list ? RevocationList.Read(list, certificate) : null)
                    .ToList(),
                faults);
            if (authority.Departments.Count == 0)
            {
                faults.Add(new($"authorities[{i}].departments", "name the departments that this authority may speak for, or ['*'] for all."));
            }
        }
    }

    private static void ValidateStores(GatewayOptions options, string folder, ICollection<ConfigurationFault> faults)
    {
        options.Storage.TimeZone = options.TimeZone;
        if (options.Storage.Path is { Length: > 0 } path)
        {
            options.Storage.Path = Path.GetFullPath(path, folder);
        }

        foreach (var fault in StorageOptionsValidator.Validate(options.Storage).Where(fault => fault.Key != "time_zone"))
        {
            faults.Add(new("storage." + Camel(fault.Key), fault.Message));
        }

        if (options.Log.Path.Length > 0)
        {
            options.Log.Path = Path.GetFullPath(options.Log.Path, folder);
        }

        foreach (var (property, fault) in ExchangeLogOptionsValidator.Faults(options.Log))
        {
            faults.Add(new("log." + char.ToLowerInvariant(property[0]) + property[1..], fault));
        }

        if (options.Pseudonyms.File.Length == 0)
        {
            faults.Add(new("pseudonyms.file", "is required: a file with 32 random bytes as hexadecimal or base64 text, outside the databases."));
        }
        else
        {
            options.Pseudonyms.File = Path.GetFullPath(options.Pseudonyms.File, folder);
            if (!options.Pseudonyms.CreateIfMissing && !File.Exists(options.Pseudonyms.File))
            {
                faults.Add(new("pseudonyms.file", $"there is no file {options.Pseudonyms.File}; make one by openssl rand -hex 32, or write createIfMissing: true."));
            }
        }
    }

    private static string Camel(string snake) => string.Concat(snake.Split('_').Select(
        (word, index) => index == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    private static void ValidateDepartments(GatewayOptions options, ICollection<ConfigurationFault> faults)
    {
        var departments = options.Departments;
        Time("departments.deadline", departments.Deadline, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(5), faults);
        Range("departments.concurrency", departments.Concurrency, 1, 100_000, faults);
        Range("departments.queue", departments.Queue, 0, 100_000, faults);
        if (departments.BreakerFailureRatio is not (>= 0.01 and <= 1))
        {
            faults.Add(new("departments.breakerFailureRatio", "write a share from 0.01 to 1."));
        }

        Range("departments.breakerMinimumCalls", departments.BreakerMinimumCalls, 2, 100_000, faults);
        Time("departments.breakerSampling", departments.BreakerSampling, TimeSpan.FromMilliseconds(500), TimeSpan.FromHours(1), faults);
        Time("departments.breakerBreak", departments.BreakerBreak, TimeSpan.FromMilliseconds(500), TimeSpan.FromHours(1), faults);
        Time("departments.probeInterval", departments.ProbeInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), faults);
        Time("departments.reactivation", departments.Reactivation, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), faults);
    }

    private static void Endpoint(string key, string address, ICollection<ConfigurationFault> faults)
    {
        if (!IPEndPoint.TryParse(address, out _) || !address.Contains(':', StringComparison.Ordinal))
        {
            faults.Add(new(key, "write an IP address and a port, such as 0.0.0.0:8443 or [::]:8443."));
        }
    }

    /// <summary>A file that is there is read as well: junk in it would stop the start.</summary>
    private static void ReadsAs(string key, Func<object?> read, ICollection<ConfigurationFault> faults)
    {
        if (faults.Any(fault => fault.Key.StartsWith(key, StringComparison.Ordinal)))
        {
            return;
        }

        try
        {
            (read() as IDisposable)?.Dispose();
        }
        catch (ConfigurationException exception)
        {
            faults.Add(new(key, exception.Message));
        }
    }

    private static string RequiredFile(string key, string path, string folder, ICollection<ConfigurationFault> faults)
    {
        if (path.Length == 0)
        {
            faults.Add(new(key, "is required: the path of a file."));
            return path;
        }

        var full = Path.GetFullPath(path, folder);
        if (!File.Exists(full))
        {
            faults.Add(new(key, $"there is no file {full}."));
        }

        return full;
    }

    private static void Range(string key, int value, int least, int greatest, ICollection<ConfigurationFault> faults)
    {
        if (value < least || value > greatest)
        {
            faults.Add(new(key, $"write a number from {least} to {greatest}."));
        }
    }

    /// <summary>Adds the fault of a time that is out of bounds.</summary>
    public static void Time(string key, TimeSpan value, TimeSpan least, TimeSpan greatest, ICollection<ConfigurationFault> faults)
    {
        if (value < least || value > greatest)
        {
            faults.Add(new(key, $"write a time from {least} to {greatest}."));
        }
    }
}
