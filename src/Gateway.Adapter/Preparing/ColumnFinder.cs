using Gateway.Adapter.Sources;
using Gateway.Hosting.Configuration;

namespace Gateway.Adapter.Preparing;

/// <summary>Finds mapped columns in the live table, and notes those that are not there or not granted.</summary>
internal sealed class ColumnFinder(TableDescription table, PlanFaults faults)
{
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    /// <summary>The column; null where a fault was noted.</summary>
    public ColumnDescription? Find(string field, string column)
    {
        var found = table.Find(column);
        if (found is { Readable: true })
        {
            return found;
        }

        if (_reported.Add(field + "\0" + column))
        {
            faults.Add(
                field,
                column,
                found is null
                    ? $"{table.Name} has no column {column}; {NearestName.Suggest(column, table.Columns.Select(c => c.Name))}"
                    : $"the account may not select {table.Name}.{found.Name}; grant it SELECT ({found.Name}) on {table.Name}.");
        }

        return null;
    }
}
