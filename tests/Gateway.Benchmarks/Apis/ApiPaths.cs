namespace Gateway.Benchmarks.Apis;

/// <summary>Names of the paths that are measured.</summary>
internal static class ApiPaths
{
    /// <summary>The API itself.</summary>
    public const string Direct = "direct";

    /// <summary>Plain YARP.</summary>
    public const string Yarp = "yarp";

    public const string Nginx = "nginx";

    public const string Haproxy = "haproxy";

    /// <summary>The gateway, an answer that is agreed whole.</summary>
    public const string Whole = "gateway-whole";

    /// <summary>The gateway, ten of the answer's forty fields.</summary>
    public const string Minimised = "gateway-minimised";
}
