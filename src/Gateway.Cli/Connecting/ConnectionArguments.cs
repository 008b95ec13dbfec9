using System.CommandLine;
using Gateway.Cli.Terminals;
using Gateway.Cli.Texts;

namespace Gateway.Cli.Connecting;

/// <summary>The options by which a command learns how to connect.</summary>
internal sealed class ConnectionArguments
{
    private readonly Option<string?> _address = new("--address");
    private readonly Option<string?> _certificate = new("--cert");
    private readonly Option<string?> _key = new("--cert-key");
    private readonly Option<string?> _authority = new("--ca");
    private readonly Option<string?> _city = new("--city");
    private readonly Option<string?> _system = new("--system");
    private readonly Option<string?> _profile = new("--profile");
    private readonly Option<TimeSpan?> _deadline = new("--deadline");
    private readonly TimeSpan _usual;

    private ConnectionArguments(Terminal terminal, TimeSpan usual)
    {
        _usual = usual;
        Describe(_address, ConnectionHelp.Address, "https://HOST:PORT");
        Describe(_certificate, ConnectionHelp.Certificate, "FILE");
        Describe(_key, ConnectionHelp.Key, "FILE");
        Describe(_authority, ConnectionHelp.Authority, "FILE");
        Describe(_city, ConnectionHelp.City, "FILE");
        Describe(_system, ConnectionHelp.System, "NAME");
        Describe(_profile, ConnectionHelp.Profile, "FILE");
        Describe(_deadline, ConnectionHelp.Deadline, "TIME", usual.TotalSeconds);
        _deadline.CustomParser = result => Durations.Parse(result, terminal.Language);

        void Describe(Option option, Text text, string value, params object?[] arguments)
        {
            option.Description = terminal.Say(text, arguments);
            option.HelpName = value;
        }
    }

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="terminal">Whose language the help is in.</param>
    /// <param name="usual">The deadline of a call where none is given.</param>
    public static ConnectionArguments AddTo(Command command, Terminal terminal, TimeSpan usual)
    {
        var arguments = new ConnectionArguments(terminal, usual);
        foreach (var option in new Option[]
            {
                arguments._address, arguments._certificate, arguments._key, arguments._authority,
                arguments._city, arguments._system, arguments._profile, arguments._deadline,
            })
        {
            command.Add(option);
        }

        return arguments;
    }

    /// <summary>Opens the connection that the options, a city, a profile and the environment describe, in that order.</summary>
    public GatewayConnection Open(ParseResult parsed, Terminal terminal)
    {
        var parts = new ConnectionParts(
                Given(parsed.GetValue(_address)), Given(parsed.GetValue(_certificate)),
                Given(parsed.GetValue(_key)), Given(parsed.GetValue(_authority)))
            .Or(OfCity(parsed.GetValue(_city), parsed.GetValue(_system)))
            .Or(OfProfile(parsed.GetValue(_profile)))
            .Or(new ConnectionParts(
                Given(terminal.Environment(ConnectionHelp.AddressVariable)), Given(terminal.Environment(ConnectionHelp.CertificateVariable)),
                Given(terminal.Environment(ConnectionHelp.KeyVariable)), Given(terminal.Environment(ConnectionHelp.AuthorityVariable))));
        if (!parts.IsComplete)
        {
            parts = parts.Or(OfProfile(terminal.Environment(ConnectionHelp.ProfileVariable)));
        }

        return parts.IsComplete
            ? GatewayConnection.Open(
                new GatewayConnectionOptions
                {
                    Address = new Uri(parts.Address!, UriKind.RelativeOrAbsolute),
                    Certificate = parts.Certificate!,
                    Key = parts.Key!,
                    Authority = parts.Authority!,
                    Deadline = parsed.GetValue(_deadline) ?? _usual,
                },
                terminal.Clock)
            : throw new UsageException(Missing(parts));
    }

    private static ConnectionParts OfCity(string? file, string? system)
    {
        if (Given(file) is null)
        {
            return system is null ? ConnectionParts.None : throw new UsageException(ConnectionTexts.SystemWithoutCity.With());
        }

        var city = CityFile.Read(file!);
        var names = city.Systems.Select(candidate => candidate.Id).ToList();
        if (system is null)
        {
            throw new UsageException(ConnectionTexts.SystemMissing.With(string.Join(", ", names)));
        }

        var options = city.ConnectAs(system) ?? throw new UsageException(NearestName.Of(system, names) is { } near
            ? ConnectionTexts.SystemNear.With(Printable.Quoted(system), near)
            : ConnectionTexts.SystemUnknown.With(Printable.Quoted(system), string.Join(", ", names)));
        return new ConnectionParts(options.Address.OriginalString, options.Certificate, options.Key, options.Authority);
    }

    private static ConnectionParts OfProfile(string? file) => Given(file) is null ? ConnectionParts.None : ProfileFile.Read(file!);

    private static List<Phrase> Missing(ConnectionParts parts) =>
    [
        .. new (string? Value, Text What, string Option, string Variable)[]
            {
                (parts.Address, ConnectionTexts.TheAddress, "--address", ConnectionHelp.AddressVariable),
                (parts.Certificate, ConnectionTexts.TheCertificate, "--cert", ConnectionHelp.CertificateVariable),
                (parts.Key, ConnectionTexts.TheKey, "--cert-key", ConnectionHelp.KeyVariable),
                (parts.Authority, ConnectionTexts.TheAuthority, "--ca", ConnectionHelp.AuthorityVariable),
            }
            .Where(part => part.Value is null)
            .Select(part => ConnectionTexts.Missing.With(part.What, part.Option, part.Variable)),
    ];

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
