using System.Net;

namespace Gateway.Server.Apis.Grpc.Frames;

/// <summary>A request that is a stream: each message goes to the department once it is whole and within its bound.</summary>
internal sealed class StreamedRequest(Stream body, int greatest, GrpcEnds ends, Action begun, Action ended) : HttpContent
{
    // It has no timer and is not disposed: it may be asked to stop at any time.
    private readonly CancellationTokenSource _stop = new();
    private Task _sending = Task.CompletedTask;
    private bool _hasBegun;

    /// <summary>Ends the sending, and waits until nothing reads the caller's request any more.</summary>
    public async ValueTask StopAsync()
    {
        await _stop.CancelAsync();
        await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _sending = SendAsync(stream, cancellationToken);

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private async Task SendAsync(Stream stream, CancellationToken cancellationToken)
    {
        // The department may answer before the caller has said everything: then the first token ends the reading.
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ends.All, _stop.Token);
        using var frames = new FrameReader(body, greatest);
        try
        {
            await PassAsync(frames, stream, any.Token);
        }
        catch (BadHttpRequestException exception)
        {
            ends.End(RequestFaults.Of(exception, greatest));
            throw new OperationCanceledException("The request is refused.", exception);
        }

        ended();
    }

    private async Task PassAsync(FrameReader frames, Stream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (frames.Take(out var frame))
            {
                case FrameState.Whole:
                    await stream.WriteAsync(frame, cancellationToken);
                    if (!_hasBegun)
                    {
                        _hasBegun = true;
                        begun();
                    }

                    break;
                case FrameState.More:
                    await stream.FlushAsync(cancellationToken);
                    if (await frames.ReadAsync(cancellationToken))
                    {
                        break;
                    }

                    if (frames.IsEmpty)
                    {
                        return;
                    }

                    ends.End(RequestFaults.Cut);
                    throw new OperationCanceledException("The request is refused.");
                case var state:
                    ends.End(RequestFaults.Of(state, greatest));
                    throw new OperationCanceledException("The request is refused.");
            }
        }
    }
}
