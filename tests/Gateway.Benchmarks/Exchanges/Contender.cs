using Gateway.Benchmarks.Exchanges.Machine;

namespace Gateway.Benchmarks.Exchanges;

/// <summary>One path that a call can take to the data.</summary>
/// <param name="Name">Its name in the table and for <c>--only</c>.</param>
/// <param name="Address">Where its first server listens.</param>
/// <param name="Department">Department that its calls ask.</param>
/// <param name="Proxy">The process in front: YARP or the gateway; null where there is none.</param>
/// <param name="Server">The process that asks the data: a plain server or the adapter.</param>
/// <param name="Database">The database's processes; null where the data is in the server.</param>
internal sealed record Contender(
    string Name, Uri Address, string Department, ProcessClock? Proxy, ProcessClock Server, ProcessClock? Database = null);
