namespace Gateway.Adapter.Mapping;

/// <summary>Where the mappings are.</summary>
public sealed class MappingOptions
{
    /// <summary>Folder of the mapping files (<c>*.yaml</c>, <c>*.yml</c>), one document for each entry. Required.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Time zone of the columns that hold times without one. Default: Asia/Shanghai.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";
}
