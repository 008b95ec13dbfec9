using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Gateway.Server.Certificates.Caching;

/// <summary>Says all faults of the options at once.</summary>
public sealed class CertificateCacheOptionsValidator : IValidateOptions<CertificateCacheOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, CertificateCacheOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        foreach (var (property, fault) in Faults(options))
        {
            result.AddError(fault, property);
        }

        return result.Build();
    }

    /// <summary>Every fault, by the property it lies in.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Faults(CertificateCacheOptions options)
    {
        var faults = new List<KeyValuePair<string, string>>();
        Expect(options.MemoryBytes is >= 1 << 20 and <= 1L << 40, "must be 1 MiB to 1 TiB.", nameof(options.MemoryBytes), faults);
        Expect(IsRedis(options.Redis), "is not a connection string of Redis.", nameof(options.Redis), faults);
        Time(options.RedisTimeout, 1, 5_000, "must be 1 ms to 5 s.", nameof(options.RedisTimeout), faults);
        Time(options.RedisProbeInterval, 10, 60_000, "must be 10 ms to 1 min.", nameof(options.RedisProbeInterval), faults);
        Time(options.FillTimeout, 100, 300_000, "must be 100 ms to 5 min.", nameof(options.FillTimeout), faults);
        Expect(options.RefreshShare is >= 0.1 and <= 1, "must be a share from 0.1 to 1.", nameof(options.RefreshShare), faults);
        return faults;
    }

    private static bool IsRedis(string? text)
    {
        if (text is null)
        {
            return true;
        }

        try
        {
            return ConfigurationOptions.Parse(text).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            // The message could show a part of the string, and with it a password.
            return false;
        }
    }

    private static void Time(TimeSpan value, int least, int most, string fault, string property, List<KeyValuePair<string, string>> faults) =>
        Expect(value >= TimeSpan.FromMilliseconds(least) && value <= TimeSpan.FromMilliseconds(most), fault, property, faults);

    private static void Expect(bool holds, string fault, string property, List<KeyValuePair<string, string>> faults)
    {
        if (!holds)
        {
            faults.Add(new(property, fault));
        }
    }
}
