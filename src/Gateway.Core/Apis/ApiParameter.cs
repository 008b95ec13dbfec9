namespace Gateway.Core.Apis;

/// <summary>A parameter of an operation of an API.</summary>
/// <param name="Name">Its name in the path template or the query.</param>
/// <param name="InQuery">It stands in the query, else in the path.</param>
/// <param name="Required">A call without it is refused; those of the path always are required.</param>
/// <param name="Length">Greatest length of a value in characters.</param>
/// <param name="SubjectType">Type code of the subject that it identifies; empty where it identifies none.</param>
/// <param name="Pattern">What a value matches; null where any is taken.</param>
public sealed record ApiParameter(string Name, bool InQuery, bool Required, int Length, string SubjectType, ValuePattern? Pattern);
