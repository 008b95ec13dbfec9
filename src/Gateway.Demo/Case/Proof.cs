using Gateway.Contracts.V1;

namespace Gateway.Demo.Case;

/// <summary>What every answer must carry besides its records.</summary>
internal static class Proof
{
    /// <summary>What is missing, or null.</summary>
    public static string? Check(LookupResponse response)
    {
        if (response.Provenance is not { } provenance || provenance.Entry.Length == 0 || provenance.FetchedAt is null || provenance.Digest.Length != 32)
        {
            return "the provenance is not whole";
        }

        return response.Receipt is { ExchangeId.Length: 36, LeafHash.Length: 32 } ? null : "the receipt is not whole";
    }
}
