using Gateway.Core.Decisions;
using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Departments;

/// <summary>Reads pages of what departments have to do.</summary>
internal static class WorkPages
{
    private const uint GreatestSize = 1000;

    /// <summary>The page, or the refusal of a token that no page gave.</summary>
    public static async Task<Answered<StoredPage<T>>> ReadAsync<T>(uint size, string token, Func<int, string, Task<StoredPage<T>>> read)
    {
        try
        {
            return await read((int)Math.Min(size, GreatestSize), token);
        }
        catch (ArgumentException exception) when (exception.ParamName == "pageToken")
        {
            return new Refusal(Reasons.RequestMalformed, Detail: "page_token: not one that this gateway gave.");
        }
    }
}
