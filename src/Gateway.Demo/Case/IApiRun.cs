namespace Gateway.Demo.Case;

/// <summary>Calls a department's own API as an approval system does.</summary>
internal interface IApiRun : IDisposable
{
    /// <summary>Makes one call.</summary>
    Task<ApiResult> CallAsync(ApiCall call, CancellationToken cancellationToken);
}
