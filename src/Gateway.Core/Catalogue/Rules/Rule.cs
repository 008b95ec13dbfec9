using System.Globalization;

namespace Gateway.Core.Catalogue.Rules;

/// <summary>A rule of registered documents: what is wrong where it is broken and what to write instead.</summary>
/// <param name="Code">Stable code, upper snake case.</param>
/// <param name="English">English text; <c>{0}</c> and on stand for bounds and names of the rule, never for a value that was sent.</param>
/// <param name="Chinese">The same in Chinese.</param>
public sealed record Rule(string Code, string English, string Chinese)
{
    internal RuleFault At(string path, object[] arguments) => new(
        path,
        Code,
        string.Format(CultureInfo.InvariantCulture, English, arguments),
        string.Format(CultureInfo.InvariantCulture, Chinese, arguments));
}
