using Gateway.Audit;
using Gateway.Core.Decisions;
using Gateway.Core.Minimisation;

namespace Gateway.Server.Apis.Answers;

/// <summary>Digests of what a page of an answer releases, field by field, as it is minimised.</summary>
internal sealed class ReleasedDigests : IReleasedValues, IDisposable
{
    private readonly Decision _decision;
    private readonly StreamedFieldDigest?[] _digests;
    private int _current;

    /// <param name="decision">The decision by which fields pass.</param>
    public ReleasedDigests(in Decision decision)
    {
        _decision = decision;
        _digests = new StreamedFieldDigest?[decision.Entry!.Fields.Length];
    }

    /// <summary>Salt of the page's record.</summary>
    public Salt Salt { get; private set; } = Salt.Create();

    /// <summary>Something was released since the page began.</summary>
    public bool HasAny { get; private set; }

    /// <inheritdoc/>
    public void Begin(int field)
    {
        _current = field;
        _digests[field] ??= new StreamedFieldDigest(Salt, (uint)_decision.Entry!.Fields[field].Number);
        HasAny = true;
    }

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> token) =>
        (_digests[_current] ??= new StreamedFieldDigest(Salt, (uint)_decision.Entry!.Fields[_current].Number)).Append(token);

    /// <inheritdoc/>
    public void End(int field) => _digests[field]?.EndValue();

    /// <summary>What the page released, for its record. The next page has another salt.</summary>
    public FieldRelease[] Complete()
    {
        var released = new List<FieldRelease>();
        for (var i = 0; i < _digests.Length; i++)
        {
            if (_digests[i] is { } digest)
            {
                var field = _decision.Entry!.Fields[i];
                released.Add(new((uint)field.Number, field.ApiName, _decision.Masked.Contains(i), digest.Complete()));
                digest.Dispose();
                _digests[i] = null;
            }
        }

        (Salt, HasAny) = (Salt.Create(), false);
        return [.. released];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var digest in _digests)
        {
            digest?.Dispose();
        }
    }
}
