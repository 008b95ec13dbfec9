namespace Gateway.Core.Catalogue.Rules;

/// <summary>One place of a document that breaks a rule.</summary>
/// <param name="Path">Where: <c>fields[3].api_name</c>; empty for the document as a whole.</param>
/// <param name="Code">Stable code of the rule.</param>
/// <param name="English">What is wrong and what to write instead.</param>
/// <param name="Chinese">The same in Chinese.</param>
public sealed record RuleFault(string Path, string Code, string English, string Chinese);
