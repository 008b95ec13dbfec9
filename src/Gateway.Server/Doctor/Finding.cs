namespace Gateway.Server.Doctor;

/// <summary>What the doctor found of one thing.</summary>
/// <param name="Check">Which check: "database", "adapters".</param>
/// <param name="Subject">Of what: a department, a file, an address; empty where the check has one subject.</param>
/// <param name="State">How it is.</param>
/// <param name="What">What was found.</param>
/// <param name="Advice">What to do; null where it is well.</param>
internal sealed record Finding(string Check, string Subject, FindingState State, Words What, Words? Advice = null)
{
    /// <summary>It is well.</summary>
    public static Finding Well(string check, string subject, string english, string chinese) =>
        new(check, subject, FindingState.Ok, new(english, chinese));
}

/// <summary>How a thing is.</summary>
internal enum FindingState
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It works, and will not for ever.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Failure,
}

/// <summary>A text for people, in both languages.</summary>
internal sealed record Words(string English, string Chinese);
