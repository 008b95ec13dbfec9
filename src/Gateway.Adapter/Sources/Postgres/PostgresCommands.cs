using Npgsql;

namespace Gateway.Adapter.Sources.Postgres;

/// <summary>The commands of one statement, which a batch may carry several times.</summary>
internal sealed class PostgresCommands(SourceStatement statement)
{
    /// <summary>Uses after which the driver prepares a statement.</summary>
    public const int AutoPrepareUses = 2;

    private readonly List<NpgsqlBatchCommand> _all = [];
    private int _used;
    private int _successes;

    /// <summary>The driver has prepared it for good: with its second use, and with success.</summary>
    public bool IsPrepared => _successes >= AutoPrepareUses;

    /// <summary>A command with the values of the keys: one, or as many as the statement takes.</summary>
    public NpgsqlBatchCommand Rent(ReadOnlySpan<ParameterValue[]> keys)
    {
        if (_used == _all.Count)
        {
            _all.Add(Create());
        }

        var command = _all[_used++];
        for (var i = 0; i < statement.Places.Length; i++)
        {
            var (parameter, kind, place) = (command.Parameters[i], statement.Parameters[i], statement.Places[i]);
            if (IsOfKeys(i))
            {
                PostgresParameters.Set(parameter, kind, keys, place);
            }
            else
            {
                PostgresParameters.Set(parameter, kind, keys[0][place]);
            }
        }

        return command;
    }

    public void Return() => _used = 0;

    public void Succeeded() => _successes = Math.Min(_successes + 1, AutoPrepareUses);

    private NpgsqlBatchCommand Create()
    {
        var command = new NpgsqlBatchCommand(statement.Text);
        for (var i = 0; i < statement.Parameters.Length; i++)
        {
            command.Parameters.Add(PostgresParameters.Create(statement.Parameters[i], IsOfKeys(i)));
        }

        return command;
    }

    /// <summary>The row limit, which is the last, is the same for all keys.</summary>
    private bool IsOfKeys(int parameter) => statement.Width > 1 && parameter < statement.Parameters.Length - 1;
}
