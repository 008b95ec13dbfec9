namespace Gateway.Server.Apis.Upstreams;

/// <summary>
/// Whether an answer says in one way how long it is (RFC 9112 §6.3). The client takes one of two lengths, and the chunks where there
/// is a length too; another between here and the API may take the other, and what follows for an answer of its own.
/// </summary>
internal static class AnswerFraming
{
    private const string Length = "Content-Length";
    private const string Coding = "Transfer-Encoding";

    /// <summary>It has one length that is one, or is in chunks and nothing else, or ends with its connection or stream.</summary>
    public static bool IsSound(HttpResponseMessage response)
    {
        var hasLength = response.Content.Headers.NonValidated.TryGetValues(Length, out var lengths);
        if (response.Headers.NonValidated.TryGetValues(Coding, out var codings))
        {
            return !hasLength && codings.Count == 1 && codings.ToString().Equals("chunked", StringComparison.OrdinalIgnoreCase);
        }

        return !hasLength || (lengths.Count == 1 && response.Content.Headers.ContentLength >= 0);
    }
}
