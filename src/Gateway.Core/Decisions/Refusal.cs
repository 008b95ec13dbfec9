namespace Gateway.Core.Decisions;

/// <summary>A refusal or failure: the one link that failed, and what it concerns. Holds no personal data.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Agreement">Id of the agreement concerned, if one is.</param>
/// <param name="Field">api_name of the field concerned, if one is.</param>
/// <param name="Detail">What exactly is wrong, where the reason's text leaves it open; never a value of the caller's.</param>
public sealed record Refusal(Reason Reason, string? Agreement = null, string? Field = null, string? Detail = null);
