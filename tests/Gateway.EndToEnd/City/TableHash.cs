using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gateway.EndToEnd.City;

/// <summary>SHA-256 over every row of every table of a database, in the order of their names and keys.</summary>
internal static class TableHash
{
    public static string Of(string folder, string department)
    {
        using var connection = SeededCity.Open(folder, department);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in Tables(connection))
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY rowid";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    var value = reader.IsDBNull(i) ? "\0" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!;
                    hash.AppendData(Encoding.UTF8.GetBytes(value));
                    hash.AppendData([0x1F]);
                }

                hash.AppendData([0x1E]);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static List<string> Tables(Microsoft.Data.Sqlite.SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
        using var reader = command.ExecuteReader();
        var tables = new List<string>();
        while (reader.Read())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }
}
