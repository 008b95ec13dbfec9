using Gateway.Contracts.Certificates.V1;
using Gateway.Contracts.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;

namespace Gateway.Server.Materials.Asking;

/// <summary>What a source answered, or why it did not. Its exchange is recorded.</summary>
internal sealed class AskAnswer
{
    /// <summary>Why there is no answer; null where there is one.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The proof of the exchange; null where it could not be recorded.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>Where the answer came from.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>Whether the source holds anything.</summary>
    public bool Found { get; init; }

    /// <summary>Records, of a lookup.</summary>
    public IReadOnlyList<Record> Records { get; init; } = [];

    /// <summary>Certificates.</summary>
    public IReadOnlyList<Certificate> Certificates { get; init; } = [];

    /// <summary>Verdicts by api_name, of a verification.</summary>
    public IReadOnlyDictionary<string, Verdict> Verdicts { get; init; } = new Dictionary<string, Verdict>();

    /// <summary>api_names of the fields that came masked.</summary>
    public IReadOnlySet<string> Masked { get; init; } = new HashSet<string>();

    /// <summary>The entry as it was decided.</summary>
    public Entry? Entry { get; init; }
}
