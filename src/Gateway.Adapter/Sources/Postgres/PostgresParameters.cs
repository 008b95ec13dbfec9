using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Gateway.Adapter.Sources.Postgres;

/// <summary>Parameters of typed values: one value, or for many keys an array with one for each.</summary>
internal static class PostgresParameters
{
    public static NpgsqlParameter Create(ParameterKind kind, bool many) => kind switch
    {
        ParameterKind.Integer => Create<long>(NpgsqlDbType.Bigint, many),
        ParameterKind.Number => Create<decimal>(NpgsqlDbType.Numeric, many),
        ParameterKind.Date => Create<DateOnly>(NpgsqlDbType.Date, many),
        ParameterKind.PaddedText => Create<string>(NpgsqlDbType.Char, many),
        _ => Create<string>(NpgsqlDbType.Text, many),
    };

    public static void Set(NpgsqlParameter parameter, ParameterKind kind, ParameterValue value)
    {
        switch (kind)
        {
            case ParameterKind.Integer:
                ((NpgsqlParameter<long>)parameter).TypedValue = value.Integer;
                break;
            case ParameterKind.Number:
                ((NpgsqlParameter<decimal>)parameter).TypedValue = Number(value);
                break;
            case ParameterKind.Date:
                ((NpgsqlParameter<DateOnly>)parameter).TypedValue = Date(value);
                break;
            default:
                ((NpgsqlParameter<string>)parameter).TypedValue = value.Text;
                break;
        }
    }

    /// <summary>Sets the value at the place of each key.</summary>
    public static void Set(NpgsqlParameter parameter, ParameterKind kind, ReadOnlySpan<ParameterValue[]> keys, int place)
    {
        switch (kind)
        {
            case ParameterKind.Integer:
                SetAll(parameter, keys, place, static value => value.Integer);
                break;
            case ParameterKind.Number:
                SetAll(parameter, keys, place, Number);
                break;
            case ParameterKind.Date:
                SetAll(parameter, keys, place, Date);
                break;
            default:
                SetAll(parameter, keys, place, static value => value.Text);
                break;
        }
    }

    private static NpgsqlParameter Create<T>(NpgsqlDbType type, bool many) =>
        many ? new NpgsqlParameter<T[]> { NpgsqlDbType = NpgsqlDbType.Array | type } : new NpgsqlParameter<T> { NpgsqlDbType = type };

    private static void SetAll<T>(NpgsqlParameter parameter, ReadOnlySpan<ParameterValue[]> keys, int place, Func<ParameterValue, T> read)
    {
        var values = new T[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            values[i] = read(keys[i][place]);
        }

        ((NpgsqlParameter<T[]>)parameter).TypedValue = values;
    }

    private static decimal Number(ParameterValue value) => decimal.Parse(value.Text!, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static DateOnly Date(ParameterValue value) => DateOnly.ParseExact(value.Text!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
