using Gateway.Contracts.Adapter.V1;

namespace Gateway.Adapter.Preparing;

/// <summary>Gathers the faults of a mapping against the live schema.</summary>
internal sealed class PlanFaults(string entry)
{
    public List<MappingFault> All { get; } = [];

    /// <summary>Notes a fault; its message names the entry, so that it reads by itself.</summary>
    public void Add(string field, string column, string message) => All.Add(new MappingFault
    {
        Field = field,
        Column = column,
        Message = $"{entry}{(field.Length > 0 ? "." + field : "")}: {message}",
    });
}
