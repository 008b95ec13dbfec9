using System.Collections.Immutable;
using Gateway.Adapter.Mapping;
using Gateway.Adapter.Sources;
using Gateway.Contracts.Adapter.V1;
using Gateway.Hosting.Configuration;

namespace Gateway.Adapter.Preparing;

/// <summary>Checks a schema's mapping against the live database and makes the plan.</summary>
internal sealed class EntryPlanner(ISource source, MappingOptions options)
{
    private const int NamesToSuggestFrom = 60;

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);

    /// <summary>The plan, or every fault. Throws <see cref="SourceException"/> where the database does not answer.</summary>
    public async Task<(EntryPlan? Plan, List<MappingFault> Faults)> PlanAsync(
        EntrySchema schema, EntryMapping mapping, CancellationToken cancellationToken)
    {
        var faults = new PlanFaults(schema.Entry);
        var table = await FindTableAsync(mapping, faults, cancellationToken);
        if (table is null)
        {
            return (null, faults.All);
        }

        var zone = mapping.Zone ?? _zone;
        var columns = new ColumnFinder(table, faults);
        var fields = FieldPlanner.Plan(schema, mapping, columns, zone, faults);
        var keys = KeyPlanner.Plan(schema, mapping, columns, zone, source.Dialect, faults);
        var subjects = SubjectPlanner.Plan(schema, mapping, columns);
        var moment = MomentPlanner.Plan("", mapping.AsOf, columns, zone, faults);
        if (faults.All.Count > 0)
        {
            return (null, faults.All);
        }

        return (
            new EntryPlan
            {
                Handle = SchemaHandle.Of(schema, mapping.Canonical),
                Entry = schema.Entry,
                Version = schema.Version,
                Table = table,
                Fields = fields,
                Keys = keys,
                Subjects = subjects,
                AsOf = moment,
                Dialect = source.Dialect,
            },
            faults.All);
    }

    private async Task<TableDescription?> FindTableAsync(EntryMapping mapping, PlanFaults faults, CancellationToken cancellationToken)
    {
        var tables = await source.ListTablesAsync(mapping.Schema, cancellationToken);
        var name = NameMatch.Find(tables.AsSpan(), mapping.Table, table => table);
        if (name is not null)
        {
            return await source.DescribeAsync(mapping.Schema, name, cancellationToken);
        }

        var near = tables.OrderBy(table => Math.Abs(table.Length - mapping.Table.Length)).Take(NamesToSuggestFrom).ToImmutableArray();
        var place = mapping.Schema is null ? "the database" : $"the schema {mapping.Schema}";
        faults.Add(
            "",
            "",
            near.IsEmpty
                ? $"{place} shows the account no table or view at all; grant it SELECT on {mapping.Table}."
                : $"{place} has no table or view {mapping.Table} that the account sees; {NearestName.Suggest(mapping.Table, near)}");
        return null;
    }
}
