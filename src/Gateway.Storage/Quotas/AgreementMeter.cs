using Gateway.Core.Agreements;

namespace Gateway.Storage.Quotas;

/// <summary>The rate and today's account of one agreement.</summary>
internal sealed class AgreementMeter
{
    private readonly Lock _gate = new();
    private QuotaAccount? _account;
    private long _usedAt;

    public RateLimit Rate { get; } = new();

    /// <summary>Today's account, if there is one.</summary>
    public QuotaAccount? Account => Volatile.Read(ref _account);

    /// <summary>Timestamp of the last call.</summary>
    public long UsedAt => Volatile.Read(ref _usedAt);

    public void Use(long now) => Volatile.Write(ref _usedAt, now);

    /// <summary>The account to spend of; one of another day, or of an older agreement, is replaced.</summary>
    public QuotaAccount AccountOf(Agreement agreement, DateTimeOffset now, Func<Agreement, DateTimeOffset, QuotaAccount> open, out QuotaAccount? replaced)
    {
        replaced = null;
        var account = Volatile.Read(ref _account);
        if (Fits(account, agreement, now))
        {
            return account!;
        }

        lock (_gate)
        {
            if (Fits(_account, agreement, now))
            {
                return _account!;
            }

            replaced = _account;
            account = open(agreement, now);
            Volatile.Write(ref _account, account);
            return account;
        }
    }

    private static bool Fits(QuotaAccount? account, Agreement agreement, DateTimeOffset now) =>
        account is not null && account.Revision >= agreement.Revision && account.Day.Covers(now);
}
