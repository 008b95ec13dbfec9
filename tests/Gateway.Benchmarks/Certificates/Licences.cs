using System.Globalization;
using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Core.Identifiers;

namespace Gateway.Benchmarks.Certificates;

/// <summary>Invented certificates, one for each of the people, the same in every run.</summary>
internal static class Licences
{
    public const int Count = People.Count;

    public const string Type = "11100000MB9001907F001";

    /// <summary>The columns, by position; the same names in the catalogue.</summary>
    public static readonly string[] Columns = ["identifier", "holder", "holder_name", "state", "valid_from", "valid_until", "address", "issuer"];

    private const string CreateTable =
        """
        create table licence(
          identifier text not null primary key, holder text not null, holder_name text not null, state text not null,
          valid_from text not null, valid_until text not null, address text not null, issuer text not null)
        """;

    public static Licence At(int index)
    {
        var person = People.At(index);
        return new Licence(Identifier(index), person.Id, person.Name, "1", "20200101", "20991231", person.Address, person.Office);
    }

    /// <summary>An identifier; from <see cref="Count"/> up there is no such certificate.</summary>
    public static string Identifier(int serial) => CertificateIdentifier
        .Create(Type, CityDocuments.SqliteCode, serial.ToString("D8", CultureInfo.InvariantCulture), "001").ToString();

    /// <summary>Makes the table in a SQLite file.</summary>
    public static Task CreateAsync(string path, CancellationToken cancellationToken) => SqliteTable.CreateAsync(
        path, CreateTable, "licence", Columns, Enumerable.Range(0, Count).Select(index => RowOf(At(index))), cancellationToken);

    private static string[] RowOf(Licence licence) =>
    [
        licence.Identifier, licence.Holder, licence.HolderName, licence.State,
        licence.ValidFrom, licence.ValidUntil, licence.Address, licence.Issuer,
    ];
}
