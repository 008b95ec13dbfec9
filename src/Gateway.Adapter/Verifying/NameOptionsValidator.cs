using Gateway.Hosting.Configuration;

namespace Gateway.Adapter.Verifying;

/// <summary>What must hold of declared characters.</summary>
internal static class NameOptionsValidator
{
    private const int GreatestCount = 10_000;

    public static void Validate(NameOptions options, ICollection<ConfigurationFault> faults)
    {
        if (options.Variants.Count > GreatestCount)
        {
            faults.Add(new("names.variants", $"declare at most {GreatestCount} characters."));
            return;
        }

        var found = new List<(int Index, string Fault)>();
        options.ToTable(found);
        foreach (var (index, fault) in found)
        {
            faults.Add(new($"names.variants[{index}]", fault));
        }
    }
}
