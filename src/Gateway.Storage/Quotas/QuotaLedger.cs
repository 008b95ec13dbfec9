using System.Data.Common;
using Gateway.Storage.Databases;

namespace Gateway.Storage.Quotas;

/// <summary>
/// What of each agreement's quota is leased, over all replicas. Each call is one statement, so that however many
/// ask at once, no more than the quota is ever granted.
/// </summary>
public sealed class QuotaLedger
{
    private const int TimeoutSeconds = 5;
    private const int ForgetTimeoutSeconds = 120;

    private static readonly string s_lease =
        $"""
        INSERT INTO quota_usage AS usage (agreement_id, day, leased, last_grant)
        VALUES (@agreement, @day, {Grant("@quota")}, {Grant("@quota")})
        ON CONFLICT (agreement_id, day) DO UPDATE
        SET leased = usage.leased + {Grant("(@quota - usage.leased)")}, last_grant = {Grant("(@quota - usage.leased)")}
        WHERE usage.leased < @quota
        RETURNING last_grant
        """;

    private readonly ControlDatabase _database;

    internal QuotaLedger(ControlDatabase database) => _database = database;

    /// <summary>Leases calls of an agreement's quota of one day.</summary>
    /// <returns>How many were granted; 0 where the quota is spent.</returns>
    /// <exception cref="DbException">The database; what it may have granted is lost for the day.</exception>
    public async Task<long> LeaseAsync(
        string agreementId, DateOnly day, long quota, LeaseRequest request, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Least, 1, nameof(request));
        if (quota <= 0)
        {
            return 0;
        }

        using var turn = await _database.EnterWriteAsync(cancellationToken);
        await using var connection = await _database.OpenAsync(cancellationToken);
        await using var command = Command(connection, s_lease, agreementId, day);
        Add(command, "@quota", quota);
        Add(command, "@least", request.Least);
        Add(command, "@most", Math.Max(request.Most, request.Least));
        Add(command, "@divisor", Math.Max(request.Divisor, 1));
        return await command.ExecuteScalarAsync(cancellationToken) is long granted ? granted : 0;
    }

    /// <inheritdoc cref="LeaseAsync(string, DateOnly, long, LeaseRequest, CancellationToken)"/>
    public Task<long> LeaseAsync(string agreementId, DateOnly day, long quota, long want, CancellationToken cancellationToken) =>
        LeaseAsync(agreementId, day, quota, LeaseRequest.Of(want), cancellationToken);

    /// <summary>Gives back calls that were leased and not made.</summary>
    public async Task ReturnAsync(string agreementId, DateOnly day, long unused, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(unused, 1);
        using var turn = await _database.EnterWriteAsync(cancellationToken);
        await using var connection = await _database.OpenAsync(cancellationToken);
        await using var command = Command(
            connection,
            "UPDATE quota_usage SET leased = leased - @unused WHERE agreement_id = @agreement AND day = @day AND leased >= @unused",
            agreementId,
            day);
        Add(command, "@unused", unused);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Forgets the days before one, the mismatches of verifications too; the exchange log tells what was called on them.</summary>
    public async Task ForgetBeforeAsync(DateOnly day, CancellationToken cancellationToken)
    {
        using var turn = await _database.EnterWriteAsync(cancellationToken);
        await using var connection = await _database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM quota_usage WHERE day < @day; DELETE FROM mismatch_usage WHERE day < @day";
        command.CommandTimeout = ForgetTimeoutSeconds;
        Add(command, "@day", day.DayNumber);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>How many calls of the day are leased.</summary>
    public async Task<long> ReadAsync(string agreementId, DateOnly day, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenAsync(cancellationToken);
        await using var command = Command(
            connection, "SELECT leased FROM quota_usage WHERE agreement_id = @agreement AND day = @day", agreementId, day);
        return await command.ExecuteScalarAsync(cancellationToken) is long leased ? leased : 0;
    }

    /// <summary>How many calls of the day are leased, of each agreement of which any are.</summary>
    public async Task<IReadOnlyDictionary<string, long>> ReadDayAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT agreement_id, leased FROM quota_usage WHERE day = @day AND leased > 0";
        command.CommandTimeout = TimeoutSeconds;
        Add(command, "@day", day.DayNumber);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var leased = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellationToken))
        {
            leased.Add(rows.GetString(0), rows.GetInt64(1));
        }

        return leased;
    }

    /// <summary>What a request gets where so much is left, which is above zero. The same in SQLite and PostgreSQL.</summary>
    private static string Grant(string left) =>
        $"""
        CASE WHEN {left} <= @least THEN {left}
             WHEN {left} / @divisor <= @least THEN @least
             WHEN {left} / @divisor >= @most THEN @most
             ELSE {left} / @divisor END
        """;

    private static DbCommand Command(DbConnection connection, string text, string agreementId, DateOnly day)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = TimeoutSeconds;
        Add(command, "@agreement", agreementId);
        Add(command, "@day", day.DayNumber);
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
