using System.Globalization;
using Gateway.Benchmarks.Apis.Grpc.Wire;

namespace Gateway.Benchmarks.Apis.Grpc;

/// <summary>The answer of the department's API: a message of 2 KB, of which a quarter is agreed.</summary>
internal static class PersonMessage
{
    /// <summary>The whole, the same for all.</summary>
    public static Person Whole { get; } = Of(Names);

    /// <summary>What of it passes under the agreement.</summary>
    public static Person Minimised { get; } = Of(Agreed);

    /// <summary>Names of its forty fields.</summary>
    public static IEnumerable<string> Names => Person.Descriptor.Fields.InFieldNumberOrder().Select(each => each.Name);

    /// <summary>Names of those that are agreed, each fourth.</summary>
    public static IEnumerable<string> Agreed => Names.Where((_, index) => index % 4 == 0);

    private static Person Of(IEnumerable<string> names)
    {
        var person = new Person();
        foreach (var name in names)
        {
            var field = Person.Descriptor.FindFieldByName(name);
            field.Accessor.SetValue(person, string.Create(CultureInfo.InvariantCulture, $"示范市云溪区第{field.FieldNumber:D2}号 value of {name}"));
        }

        return person;
    }
}
