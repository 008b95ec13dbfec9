namespace Gateway.Server.Materials;

internal static partial class MaterialsLog
{
    [LoggerMessage(1900, LogLevel.Error, "A way to replace material {Material} of case {CaseId} failed by a fault of the gateway.")]
    public static partial void WayFailed(ILogger logger, Guid caseId, string material, Exception exception);

    [LoggerMessage(1901, LogLevel.Error, "Case {CaseId} could not be resolved to its end.")]
    public static partial void ResolutionFailed(ILogger logger, Guid caseId, Exception exception);

    [LoggerMessage(1902, LogLevel.Error, "The database of cases cannot be used.")]
    public static partial void DatabaseFailed(ILogger logger, Exception exception);

    [LoggerMessage(1903, LogLevel.Error, "An act on a case is not recorded, and so was not done: {Why}")]
    public static partial void NotRecorded(ILogger logger, string why);

    [LoggerMessage(1904, LogLevel.Warning, "What is due for cases could not be looked at; it is tried again.")]
    public static partial void WorkFailed(ILogger logger, Exception exception);

    [LoggerMessage(1905, LogLevel.Error, "A call about materials failed by a fault of the gateway.")]
    public static partial void DoorFailed(ILogger logger, Exception exception);
}
