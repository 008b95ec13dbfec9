using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Testing;

namespace Gateway.Benchmarks.Exchanges.City;

/// <summary>Starts an adapter beside a database.</summary>
internal static class AdapterProgram
{
    public const string Name = "Gateway.Adapter";

    /// <summary>Starts it beside a database of the people.</summary>
    /// <param name="department">Its department.</param>
    /// <param name="kind">Kind of the database: sqlite or postgres.</param>
    /// <param name="connection">The database.</param>
    /// <param name="certificates">Everybody's certificates.</param>
    /// <param name="root">Where its folder is made.</param>
    /// <param name="environment">Variables of its environment; without them it exports nothing.</param>
    public static Task<CityProgram> StartAsync(
        string department, string kind, string connection, CityCertificates certificates, TemporaryFolder root,
        IReadOnlyDictionary<string, string?>? environment = null) =>
        StartAsync(department, kind, connection, Mapping(department), certificates, root, environment);

    /// <summary>Starts it with a mapping of its own.</summary>
    public static async Task<CityProgram> StartAsync(
        string department, string kind, string connection, string mapping, CityCertificates certificates, TemporaryFolder root,
        IReadOnlyDictionary<string, string?>? environment = null)
    {
        await File.WriteAllTextAsync(root.At(department, "mapping", "mapping.yaml"), mapping);
        var port = FreePort.Next();
        var folder = Path.Combine(root.Path, department);
        return await CityProgram.StartAsync(Name, Configuration(department, kind, connection, certificates, port), folder, port, environment: environment);
    }

    private static string Configuration(string department, string kind, string connection, CityCertificates certificates, int port)
    {
        var own = certificates.Files(department, $"{department}-adapter");
        return $"""
            department: {department}
            listen:
              address: 127.0.0.1:{port}
              certificate: {own.Certificate}
              key: {own.Key}
            gateway:
              authorities:
                - {own.Authority}
              spiffeIds:
                - {CityCertificates.SpiffeId("gateway", "gateway")}
            source:
              kind: {kind}
              connection: "{connection}"
            mapping:
              folder: mapping
            journal:
              path: journal.db
            pseudonyms:
              file: pseudonym.key
              createIfMissing: true
            """;
    }

    private static string Mapping(string department)
    {
        var fields = People.Columns.Select(column => $"  {column}: {{ column: {column}{(column == "birth" ? ", format: yyyyMMdd" : "")} }}");
        return string.Join("\n---\n", CityDocuments.Revised.Prepend("person").Select(entry => $"""
            entry: {department}/{entry}
            table: person
            fields:
            {string.Join('\n', fields)}
              {CityDocuments.Added.ApiName}: office
            """));
    }
}
