using Gateway.Adapter.Identity;
using Gateway.Adapter.Journal;
using Gateway.Adapter.Mapping;
using Gateway.Adapter.Sources;
using Gateway.Adapter.Telemetry;
using Gateway.Adapter.Verifying;
using Gateway.Audit;

namespace Gateway.Adapter;

/// <summary>The adapter's configuration: one YAML or JSON file, environment variables <c>GATEWAY_ADAPTER__…</c> over it.</summary>
public sealed class AdapterOptions
{
    /// <summary>Slug of the department whose database this is. Required.</summary>
    public string Department { get; set; } = "";

    /// <summary>Where the gateway connects.</summary>
    public ListenOptions Listen { get; set; } = new();

    /// <summary>Who the gateway is.</summary>
    public CallerOptions Gateway { get; set; } = new();

    /// <summary>The database.</summary>
    public SourceOptions Source { get; set; } = new();

    /// <summary>How entries are found in it.</summary>
    public MappingOptions Mapping { get; set; } = new();

    /// <summary>How names in it are compared.</summary>
    public NameOptions Names { get; set; } = new();

    /// <summary>The adapter's own journal.</summary>
    public JournalOptions Journal { get; set; } = new();

    /// <summary>The key of subjects' pseudonyms.</summary>
    public PseudonymKeyOptions Pseudonyms { get; set; } = new();

    /// <summary>Health and metrics for operators.</summary>
    public ManagementOptions Management { get; set; } = new();

    /// <summary>How long calls may take to end after SIGTERM. Default: 20 s.</summary>
    public TimeSpan Drain { get; set; } = TimeSpan.FromSeconds(20);
}
