namespace Gateway.Server.Apis.Credentials.Kinds;

/// <summary>Sets headers in place of what the consumer may have sent under their names.</summary>
internal static class Headers
{
    public const string Authorization = "Authorization";

    public static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }
}
