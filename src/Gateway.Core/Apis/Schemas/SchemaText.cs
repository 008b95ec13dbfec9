using System.Globalization;

namespace Gateway.Core.Apis.Schemas;

/// <summary>What a place of a body has to be, or what a keyword has to hold, in both languages.</summary>
/// <param name="English">English, with <c>{0}</c> and on for bounds and names of the schema.</param>
/// <param name="Chinese">The same in Chinese.</param>
internal sealed record SchemaText(string English, string Chinese)
{
    public SchemaText With(params object[] arguments) => new(
        string.Format(CultureInfo.InvariantCulture, English, arguments), string.Format(CultureInfo.InvariantCulture, Chinese, arguments));
}
