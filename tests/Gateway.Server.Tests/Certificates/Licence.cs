using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Records;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Gateway.Server.Tests.Certificates;

/// <summary>A licence as its department holds it.</summary>
internal sealed record Licence(string Identifier, string Holder, string State = "1", DateOnly? Until = null)
{
    public DateTimeOffset AsOf { get; init; } = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string HolderName { get; init; } = "张三丰";

    /// <summary>The answer of an adapter that found these.</summary>
    public static FetchResponse Answer(FetchRequest request, IReadOnlyCollection<Licence> found)
    {
        uint[] numbers = [.. request.PlainFields, .. request.MaskedFields];
        var response = new FetchResponse { Records = { found.Select(licence => licence.Record(numbers)) } };
        if (found.Count > 0)
        {
            response.AsOf = Timestamp.FromDateTimeOffset(found.Min(licence => licence.AsOf));
        }

        return response;
    }

    private ByteString Record(uint[] numbers)
    {
        using var writer = new RecordWriter();
        foreach (var number in numbers.Order())
        {
            switch (number)
            {
                case 1: writer.WriteText(1, Identifier); break;
                case 2: writer.WriteText(2, Holder); break;
                case 3: writer.WriteText(3, HolderName); break;
                case 4: writer.WriteCode(4, State); break;
                case 5: writer.WriteDate(5, 2020, 1, 1); break;
                case 6 when Until is { } day: writer.WriteDate(6, day.Year, day.Month, day.Day); break;
                default: break;
            }
        }

        if (Until is null && numbers.Contains(6u))
        {
            writer.WriteAbsence(6, Absence.Null);
        }

        return ByteString.CopyFrom(writer.Complete());
    }
}
