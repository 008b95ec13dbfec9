using Gateway.Adapter.Preparing;
using Gateway.Core.Records;

namespace Gateway.Adapter.Fetching;

/// <summary>How one asked field of a record is made.</summary>
/// <param name="Field">The field.</param>
/// <param name="Ordinal">Place of its column in the selection; -1 where none is selected.</param>
/// <param name="Masked">The value is masked.</param>
/// <param name="Absence">Why there never is a value; 0 where there may be one.</param>
internal readonly record struct FetchStep(PlannedField Field, int Ordinal, bool Masked, Absence Absence);
