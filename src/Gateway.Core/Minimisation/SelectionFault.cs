namespace Gateway.Core.Minimisation;

/// <summary>Why fields cannot be selected together.</summary>
/// <param name="Index">Place of the field in the list; -1 for the list as a whole.</param>
/// <param name="English">What is wrong.</param>
public readonly record struct SelectionFault(int Index, string English);
