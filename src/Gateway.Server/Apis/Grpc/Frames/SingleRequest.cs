using Gateway.Core.Decisions;

namespace Gateway.Server.Apis.Grpc.Frames;

/// <summary>Reads the one message of a request that has one.</summary>
internal static class SingleRequest
{
    /// <summary>The message with its head, or why there is none.</summary>
    public static async ValueTask<(byte[] Frame, Refusal? Refusal)> ReadAsync(Stream body, int greatest, CancellationToken cancellationToken)
    {
        using var frames = new FrameReader(body, greatest);
        byte[]? taken = null;
        try
        {
            while (true)
            {
                var state = frames.Take(out var frame);
                if (state == FrameState.Whole && taken is null)
                {
                    taken = frame.ToArray();
                }
                else if (state != FrameState.More)
                {
                    return ([], RequestFaults.Of(state, greatest));
                }
                else if (!await frames.ReadAsync(cancellationToken))
                {
                    return taken is not null && frames.IsEmpty ? (taken, null) : ([], RequestFaults.Cut);
                }
            }
        }
        catch (BadHttpRequestException exception)
        {
            return ([], RequestFaults.Of(exception, greatest));
        }
    }
}
