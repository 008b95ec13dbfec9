namespace Gateway.Core.Items;

/// <summary>A department that is told of an item's result, since a permit of its own follows (双告知).</summary>
/// <param name="Department">Slug of the department.</param>
/// <param name="Follows">Chinese name of the permit that follows.</param>
/// <param name="DueDays">Working days in which it acknowledges.</param>
public sealed record Announcement(string Department, string Follows, int DueDays);
