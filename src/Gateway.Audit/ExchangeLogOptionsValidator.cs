using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Gateway.Audit;

/// <summary>Says all faults of the options at once.</summary>
public sealed partial class ExchangeLogOptionsValidator : IValidateOptions<ExchangeLogOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ExchangeLogOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        foreach (var (property, fault) in Faults(options))
        {
            result.AddError(fault, property);
        }

        return result.Build();
    }

    /// <summary>Every fault, by the property it lies in.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Faults(ExchangeLogOptions options)
    {
        var faults = new List<KeyValuePair<string, string>>();
        if (!OriginForm().IsMatch(options.Origin))
        {
            faults.Add(new(nameof(options.Origin), "must be 1 to 200 characters of a-z, 0-9, '.', '-', '_' and '/', such as gateway.city.example/log."));
        }

        switch (options.Store)
        {
            case LogStoreKind.Sqlite:
                ValidateSqlite(options, faults);
                break;
            case LogStoreKind.Postgres:
                ValidatePostgres(options, faults);
                break;
            default:
                faults.Add(new(nameof(options.Store), "must be Sqlite or Postgres."));
                break;
        }

        Expect(options.CommitTimeout >= TimeSpan.FromSeconds(1) && options.CommitTimeout <= TimeSpan.FromMinutes(5), "must be 1 s to 5 min.", nameof(options.CommitTimeout), faults);
        Expect(options.MaxOutstandingRecords is >= 1 and <= 1_000_000, "must be 1 to 1,000,000.", nameof(options.MaxOutstandingRecords), faults);
        Expect(options.MaxOutstandingBytes is >= 65_536 and <= 1 << 30, "must be 64 KiB to 1 GiB.", nameof(options.MaxOutstandingBytes), faults);
        Expect(options.MaxUnidentifiedAddresses is >= 1 and <= 100_000, "must be 1 to 100,000.", nameof(options.MaxUnidentifiedAddresses), faults);
        return faults;
    }

    private static void ValidateSqlite(ExchangeLogOptions options, List<KeyValuePair<string, string>> faults)
    {
        Expect(!string.IsNullOrWhiteSpace(options.Path), "must name the log's file.", nameof(options.Path), faults);
        bool durable = options.Synchronous.Equals("Full", StringComparison.OrdinalIgnoreCase)
            || options.Synchronous.Equals("Extra", StringComparison.OrdinalIgnoreCase);
        Expect(durable, "must be Full or Extra: with less, a loss of power loses records that were answered.", nameof(options.Synchronous), faults);
    }

    private static void ValidatePostgres(ExchangeLogOptions options, List<KeyValuePair<string, string>> faults)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString);
            Expect(!string.IsNullOrEmpty(settings.Host), "must name a Host.", nameof(options.ConnectionString), faults);
            Expect(!settings.Multiplexing, "must not set Multiplexing: the writer owns its connection.", nameof(options.ConnectionString), faults);
        }
        catch (ArgumentException)
        {
            // The message could show a part of the string, and with it a password.
            faults.Add(new(nameof(options.ConnectionString), "is not a PostgreSQL connection string."));
        }
    }

    private static void Expect(bool holds, string fault, string property, List<KeyValuePair<string, string>> faults)
    {
        if (!holds)
        {
            faults.Add(new(property, fault));
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._/-]{0,199}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OriginForm();
}
