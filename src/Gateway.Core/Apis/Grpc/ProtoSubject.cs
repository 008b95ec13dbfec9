using System.Collections.Immutable;

namespace Gateway.Core.Apis.Grpc;

/// <summary>Where a subject stands in a request message.</summary>
/// <param name="Path">Names of the fields on the way: <c>firm.uscc</c>.</param>
/// <param name="Steps">The way to it: 1 to <see cref="ProtoPlace.GreatestDepth"/>; a string stands at its end.</param>
/// <param name="SubjectType">Type code of the subject.</param>
/// <param name="Required">A call without it is refused.</param>
public sealed record ProtoSubject(string Path, ImmutableArray<ProtoSubjectStep> Steps, string SubjectType, bool Required)
{
    /// <summary>The same bytes of a message mean it.</summary>
    public bool IsReadAs(ProtoSubject other) =>
        other is not null && SubjectType == other.SubjectType && Steps.Select(step => step.Number).SequenceEqual(other.Steps.Select(step => step.Number));
}
