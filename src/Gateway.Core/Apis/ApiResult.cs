namespace Gateway.Core.Apis;

/// <summary>What an API's answer says became of the call.</summary>
public enum ApiResult
{
    /// <summary>The department's system failed.</summary>
    Failed = 0,

    /// <summary>It is an answer.</summary>
    Success,

    /// <summary>The department holds nothing of what was asked for.</summary>
    Absent,

    /// <summary>The department does not take the request.</summary>
    Refused,
}
