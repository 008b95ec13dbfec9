namespace Gateway.Server.Apis.Credentials.Renewing;

/// <summary>A fetched secret, or why there is none. No record: its text would show the secret.</summary>
internal sealed class Fetched<T>
    where T : class
{
    private Fetched()
    {
    }

    /// <summary>The secret; null where there is none.</summary>
    public T? Value { get; private init; }

    /// <summary>How long it may be used, from the beginning of the fetch.</summary>
    public TimeSpan Life { get; private init; }

    /// <summary>Why there is none.</summary>
    public CredentialFault? Fault { get; private init; }

    /// <summary>A secret. One that has ended already is a fault of the provider; one that ends in more than a day is fetched daily.</summary>
    public static Fetched<T> Of(T value, TimeSpan life) => life <= TimeSpan.Zero
        ? Failed(CredentialFault.OfProvider("what was handed out had ended already."))
        : new() { Value = value, Life = life < RenewalTimes.LongestLife ? life : RenewalTimes.LongestLife };

    public static Fetched<T> Failed(CredentialFault fault) => new() { Fault = fault };
}
