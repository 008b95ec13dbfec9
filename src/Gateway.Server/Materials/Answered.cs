using Gateway.Core.Decisions;

namespace Gateway.Server.Materials;

/// <summary>What a method answers, or why it refuses.</summary>
/// <typeparam name="T">The answer.</typeparam>
internal readonly struct Answered<T>
    where T : class
{
    private Answered(T? answer, Refusal? refusal) => (Answer, Refusal) = (answer, refusal);

    /// <summary>The answer; null where it is refused.</summary>
    public T? Answer { get; }

    /// <summary>Why it is refused; null where it is answered.</summary>
    public Refusal? Refusal { get; }

    public static implicit operator Answered<T>(T answer) => new(answer, null);

    public static implicit operator Answered<T>(Refusal refusal) => new(null, refusal);

    public static implicit operator Answered<T>(Reason reason) => new(null, new Refusal(reason));
}
