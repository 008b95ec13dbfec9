namespace Gateway.Adapter.Sources;

/// <summary>A column of the live schema.</summary>
/// <param name="Name">Its name, exactly.</param>
/// <param name="TypeName">Its type as the database writes it.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Length">Characters of a padded text; 0 elsewhere.</param>
/// <param name="Readable">The account may select it.</param>
internal sealed record ColumnDescription(string Name, string TypeName, ColumnKind Kind, int Length, bool Readable);
