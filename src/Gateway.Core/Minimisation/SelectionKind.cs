namespace Gateway.Core.Minimisation;

/// <summary>What a place of the selection is declared to be.</summary>
internal enum SelectionKind
{
    /// <summary>Nothing yet: the selection is being compiled.</summary>
    Open = 0,

    /// <summary>An object with named members.</summary>
    Object,

    /// <summary>An array of which every element is selected.</summary>
    Array,

    /// <summary>An agreed field.</summary>
    Field,
}
