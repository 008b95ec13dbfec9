using System.Reflection;

namespace Gateway.Core.Decisions;

/// <summary>Finds the reasons that a class declares.</summary>
internal static class DeclaredReasons
{
    public static IEnumerable<Reason> Of(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<Reason>();
}
