using Gateway.Audit;
using Gateway.Contracts.Materials.V1;
using Gateway.Contracts.V1;

namespace Gateway.Server.Materials.Recording;

/// <summary>An act on a case, as the exchange log tells it.</summary>
/// <param name="Verb">What is done: "resolve", "accept", "commit" …</param>
/// <param name="System">Id of the system that acts.</param>
/// <param name="Department">Slug of its department.</param>
internal sealed record CaseAct(string Verb, string System, string Department)
{
    /// <summary>The case; null where none is concerned.</summary>
    public CaseContext? Case { get; init; }

    /// <summary>Code of the item.</summary>
    public string Item { get; init; } = "";

    /// <summary>Code of the material.</summary>
    public string Material { get; init; } = "";

    /// <summary>Slug of the department that is asked or answers; empty where none is.</summary>
    public string Provider { get; init; } = "";

    /// <summary>Who it is about; each appears as a pseudonym.</summary>
    public IReadOnlyList<(SubjectRole Role, Subject Subject)> Subjects { get; init; } = [];

    /// <summary>Reason code, of a refusal or of a silence.</summary>
    public string Reason { get; init; } = "";

    /// <summary>How it ended.</summary>
    public Outcome Outcome { get; init; } = Outcome.Found;

    /// <summary>What it changed.</summary>
    public IReadOnlyList<ActChange> Changes { get; init; } = [];
}
