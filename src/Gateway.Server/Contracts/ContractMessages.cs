using Gateway.Core.Catalogue;

namespace Gateway.Server.Contracts;

/// <summary>Names of the messages of one contract. None of their endings ends another.</summary>
internal sealed class ContractMessages(EntryKey entry)
{
    private readonly string _package = ContractNames.PackageOf(entry);
    private readonly string _stem = ContractNames.StemOf(entry.Name);

    /// <summary>The service.</summary>
    public string Service => _stem + "Service";

    /// <summary>One key.</summary>
    public string Key => _stem + "Key";

    /// <summary>One record.</summary>
    public string Record => _stem + "Record";

    /// <summary>How claims compare.</summary>
    public string Verdicts => _stem + "Verdicts";

    /// <summary>What a method takes.</summary>
    public string Request(Operations method) => $"{Service}{method}Request";

    /// <summary>What a method answers.</summary>
    public string Response(Operations method) => $"{Service}{method}Response";

    /// <summary>A name as descriptors refer to it: <c>.shared.gongan.v1.ResidentKey</c>.</summary>
    public string Full(string name) => $".{_package}.{name}";
}
