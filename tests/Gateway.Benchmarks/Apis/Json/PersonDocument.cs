using System.Globalization;
using System.Text;

namespace Gateway.Benchmarks.Apis.Json;

/// <summary>The answer of the department's API: 2 KB of JSON, of which a quarter is agreed.</summary>
internal static class PersonDocument
{
    /// <summary>Members of the answer.</summary>
    public const int Members = 40;

    /// <summary>Members that are agreed, each fourth.</summary>
    public const int Agreed = 10;

    /// <summary>The bytes, the same for all.</summary>
    public static byte[] Bytes { get; } = Encoding.UTF8.GetBytes(
        "{\"code\":0,\"data\":{" + string.Join(',', Enumerable.Range(0, Members).Select(i => $"\"{Name(i)}\":\"{Value(i)}\"")) + "}}");

    /// <summary>Name of a member.</summary>
    public static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"member_{index:D2}");

    /// <summary>What of it passes under the agreement.</summary>
    public static string Minimised { get; } =
        "{\"data\":{" + string.Join(',', Enumerable.Range(0, Members).Where(IsAgreed).Select(i => $"\"{Name(i)}\":\"{Value(i)}\"")) + "}}";

    public static bool IsAgreed(int index) => index % (Members / Agreed) == 0;

    private static string Value(int index) => string.Create(CultureInfo.InvariantCulture, $"示范市云溪区第{index:D2}号 value of it");
}
