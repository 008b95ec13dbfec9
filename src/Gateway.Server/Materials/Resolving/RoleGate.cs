using Gateway.Core.Items.Resolving;

namespace Gateway.Server.Materials.Resolving;

/// <summary>A relation that what concerns its principal waits for.</summary>
/// <param name="Passed">Why it is not verified; none where it is.</param>
/// <param name="Silence">Who is waited for.</param>
internal sealed record RoleGate(Task<MaterialReason> Passed, Silence Silence)
{
    /// <summary>Entry that is silent; null where none is.</summary>
    public string? Silent => Silence.Entry;
}

/// <summary>Who is silent, as long as somebody is.</summary>
internal sealed class Silence
{
    private volatile string? _entry;

    /// <summary>Entry that is waited for, or did not answer: <c>department/entry@major</c>; null where none is.</summary>
    public string? Entry
    {
        get => _entry;
        set => _entry = value;
    }
}
