namespace Gateway.Core.Minimisation;

/// <summary>
/// Is told each value that leaves, as it leaves. A value that a flaw cuts short begins and does not end.
/// </summary>
public interface IReleasedValues
{
    /// <summary>A value of the field begins.</summary>
    void Begin(int field);

    /// <summary>A piece of the value's token, exactly as emitted: the quotes of a string and <c>null</c> included.</summary>
    void Append(ReadOnlySpan<byte> token);

    /// <summary>The value is whole.</summary>
    void End(int field);
}
