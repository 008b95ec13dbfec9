using Gateway.Core.Decisions;
using Gateway.Server.Endpoints;

namespace Gateway.Server.Apis.Grpc.Frames;

/// <summary>Reads the one message of a request that has one.</summary>
internal static class SingleRequest
{
    /// <summary>The message with its head, or why there is none.</summary>
    public static async ValueTask<(byte[] Frame, Refusal? Refusal)> ReadAsync(Stream body, int greatest, CancellationToken cancellationToken)
    {
        using var frames = new FrameReader(body, greatest);
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        inTime.CancelAfter(BodyRate.Greatest);
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
                else if (!await frames.ReadAsync(inTime.Token))
                {
                    return taken is not null && frames.IsEmpty ? (taken, null) : ([], RequestFaults.Cut);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ([], RequestFaults.Late);
        }
        catch (BadHttpRequestException exception)
        {
            return ([], RequestFaults.Of(exception, greatest));
        }
    }
}
