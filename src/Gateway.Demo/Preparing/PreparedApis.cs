using Gateway.Contracts.Management.V1;
using Gateway.Demo.City.Databases;
using Gateway.Demo.Credit;
using Gateway.Demo.Running;
using Gateway.Demo.Tax;

namespace Gateway.Demo.Preparing;

/// <summary>The departments' own APIs that run apart: each has its database and the secret that it and the gateway know.</summary>
internal static class PreparedApis
{
    /// <summary>Name of the database in the folder of an API.</summary>
    public const string Database = "department.db";

    private const int Port = 8080;

    /// <summary>Where the gateway finds Taxation's.</summary>
    public static string Taxation { get; } = AddressOf(CityApis.Taxation);

    /// <summary>Where the gateway finds the credit office's.</summary>
    public static string CreditOffice { get; } = AddressOf(CityApis.CreditOffice);

    /// <summary>Writes their folders, and their addresses into the entries.</summary>
    public static void Write(PreparedFolder folder, IReadOnlyList<Document> documents)
    {
        TaxAppKey.Ensure(Home(folder, CityApis.Taxation));
        CreditToken.Ensure(Home(folder, CityApis.CreditOffice));
        foreach (var destination in documents.Where(document => document.Entry is { Kind: EntryKind.Api }).SelectMany(
            document => document.Entry.Api.Destinations.Select(destination => (document.Entry.Department, Destination: destination))))
        {
            var path = new Uri(destination.Destination.Address).AbsolutePath.TrimEnd('/');
            destination.Destination.Address = AddressOf(destination.Department) + path;
        }
    }

    private static string Home(PreparedFolder folder, string department)
    {
        var home = folder.Of(Services.ApiOf(department));
        PreparedFolder.PutFile(CityDatabases.PathOf(folder.Made.Databases, department), Path.Combine(home, Database));
        return home;
    }

    private static string AddressOf(string department) => $"http://{Services.ApiOf(department)}:{Port}";
}
