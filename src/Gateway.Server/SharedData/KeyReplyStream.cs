using Gateway.Server.Exchanges;
using Grpc.Core;

namespace Gateway.Server.SharedData;

/// <summary>Sends the answers of a stream as gRPC messages; flushed when a page is complete or enough of it gathered.</summary>
internal sealed class KeyReplyStream(IServerStreamWriter<Reply> stream, Replies replies, bool typed) : IKeyAnswerWriter
{
    private static readonly WriteOptions s_more = new(WriteFlags.BufferHint);
    private static readonly WriteOptions s_last = new();

    private int _unsent;

    /// <inheritdoc/>
    public Task WriteAsync(in KeyAnswer answer, CancellationToken cancellationToken)
    {
        var reply = replies.Key(answer, typed);
        _unsent += reply.CalculateSize();
        if (answer.EndsPage || _unsent >= IKeyAnswerWriter.GreatestUnsent)
        {
            _unsent = 0;
            stream.WriteOptions = s_last;
        }
        else
        {
            stream.WriteOptions = s_more;
        }

        return stream.WriteAsync(reply, cancellationToken);
    }
}
