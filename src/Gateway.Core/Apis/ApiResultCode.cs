using System.Collections.Immutable;
using Gateway.Core.Catalogue;
using Gateway.Core.Minimisation;

namespace Gateway.Core.Apis;

/// <summary>Where an API's JSON says whether it is an answer, and the values that say so. Any other says that the department's system failed.</summary>
public sealed class ApiResultCode
{
    /// <summary>Greatest number of characters of a value.</summary>
    public const int GreatestLength = 64;

    private readonly ImmutableArray<string> _success;
    private readonly ImmutableArray<string> _absent;
    private readonly ImmutableArray<string> _refused;

    /// <exception cref="ArgumentException">The pointer is none.</exception>
    public ApiResultCode(string pointer, IEnumerable<string> success, IEnumerable<string> absent, IEnumerable<string> refused)
    {
        (_success, _absent, _refused) = ([.. success], [.. absent], [.. refused]);
        if (!JsonPointerPath.TryParse(pointer, out var path, out var fault))
        {
            throw new ArgumentException(fault, nameof(pointer));
        }

        var isFlag = _success.Concat(_absent).Concat(_refused).All(value => value is "true" or "false");
        var field = new SelectedField(0, path, isFlag ? FieldType.Boolean : FieldType.Code, Masking.None, GreatestLength);
        Selection = JsonSelection.TryCompile([field], out var selection, out var faults) ? selection : throw new ArgumentException(faults[0].English, nameof(pointer));
    }

    /// <summary>Selects it in an answer.</summary>
    public JsonSelection Selection { get; }

    /// <summary>What a value says.</summary>
    public ApiResult ResultOf(string value) =>
        _success.Contains(value) ? ApiResult.Success : _absent.Contains(value) ? ApiResult.Absent : _refused.Contains(value) ? ApiResult.Refused : ApiResult.Failed;
}
