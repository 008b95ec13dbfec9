using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Gateway.Storage.Tests;

/// <summary>Runs a theory on each database.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EachProviderAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new(Enum.GetValues<StorageProvider>().Select(provider => new TheoryDataRow(provider)).ToArray());

    public override bool SupportsDiscoveryEnumeration() => true;
}
