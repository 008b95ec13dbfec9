using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gateway.Cli.Connecting;

/// <summary>The <c>city.json</c> of the demo: where its gateway is, and the credentials of each of its systems.</summary>
public sealed record CityFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        WriteIndented = true,
    };

    /// <summary>Where the gateway is.</summary>
    public required CityGateway Gateway { get; init; }

    /// <summary>The systems, each with its credentials.</summary>
    public required IReadOnlyList<CitySystem> Systems { get; init; }

    /// <summary>Reads a file; paths of credentials in it are relative to its folder.</summary>
    /// <exception cref="ConnectionSettingsException">The file is missing or is not of this form.</exception>
    public static CityFile Read(string path)
    {
        try
        {
            var city = JsonSerializer.Deserialize<CityFile>(File.ReadAllBytes(path), Json);
            return city is { Gateway.Address: not null, Systems: not null } && city.Systems.All(system => system is not null)
                ? city.In(Path.GetDirectoryName(Path.GetFullPath(path))!)
                : throw new ConnectionSettingsException(ConnectionTexts.CityMalformed.With(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConnectionSettingsException(ConnectionTexts.FileMissing.With(path));
        }
        catch (JsonException)
        {
            throw new ConnectionSettingsException(ConnectionTexts.CityMalformed.With(path));
        }
    }

    /// <summary>Writes the file in one move, so that a reader finds it whole.</summary>
    public void Write(string path)
    {
        var unfinished = path + ".tmp";
        File.WriteAllBytes(unfinished, JsonSerializer.SerializeToUtf8Bytes(this, Json));
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>How to connect as one of the systems; null where there is none of this id.</summary>
    public GatewayConnectionOptions? ConnectAs(string system) =>
        Systems.FirstOrDefault(candidate => candidate.Id == system) is { } found
            ? new GatewayConnectionOptions
            {
                Address = new Uri(Gateway.Address, UriKind.RelativeOrAbsolute),
                Certificate = found.Certificate,
                Key = found.Key,
                Authority = found.Authority,
            }
            : null;

    private CityFile In(string folder) => this with
    {
        Systems =
        [
            .. Systems.Select(system => system with
            {
                Certificate = Path.Combine(folder, system.Certificate),
                Key = Path.Combine(folder, system.Key),
                Authority = Path.Combine(folder, system.Authority),
            }),
        ],
    };
}
