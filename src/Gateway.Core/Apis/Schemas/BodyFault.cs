namespace Gateway.Core.Apis.Schemas;

/// <summary>A place of a body that is not as its schema wants it. Repeats nothing of the body.</summary>
/// <param name="Pointer">
/// JSON pointer of the place; empty for the body as a whole. A member that the schema does not name is its number, from 1: <c>/persons/#2</c>.
/// </param>
/// <param name="English">What is wanted there, after the pointer: "must be a number".</param>
/// <param name="Chinese">The same in Chinese.</param>
public sealed record BodyFault(string Pointer, string English, string Chinese);
