using Gateway.Server.Exchanges;
using Grpc.Core;

namespace Gateway.Server.SharedData;

/// <summary>Sends the answers of a stream as gRPC messages; a page is flushed when it is complete.</summary>
internal sealed class KeyReplyStream(IServerStreamWriter<Reply> stream, Replies replies, bool typed) : IKeyAnswerWriter
{
    private static readonly WriteOptions s_more = new(WriteFlags.BufferHint);
    private static readonly WriteOptions s_last = new();

    /// <inheritdoc/>
    public Task WriteAsync(in KeyAnswer answer, CancellationToken cancellationToken)
    {
        stream.WriteOptions = answer.EndsPage ? s_last : s_more;
        return stream.WriteAsync(replies.Key(answer, typed), cancellationToken);
    }
}
