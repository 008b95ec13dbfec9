namespace Gateway.Storage.Registrations;

/// <summary>Which department leads a bundle with which items once the act is applied, in force or not: agreements may come before.</summary>
internal sealed class BundleLeads(RegistryView view)
{
    private HashSet<(string Lead, string Item)>? _led;

    /// <summary>The department leads a bundle that holds the item.</summary>
    public bool Has(string lead, string item) => (_led ??= Read(view)).Contains((lead, item));

    private static HashSet<(string Lead, string Item)> Read(RegistryView view) =>
        [.. view.Bundles.SelectMany(bundle => bundle.Items.Select(item => (bundle.LeadDepartment, item)))];
}
