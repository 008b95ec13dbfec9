using System.Security.Cryptography;
using System.Text;
using Gateway.Demo.Running;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Gateway.Demo.Credit;

/// <summary>Lets nobody in but whoever shows the token that the credit office gave the gateway.</summary>
internal sealed class CreditToken(string token) : Interceptor
{
    private readonly byte[] _expected = Encoding.UTF8.GetBytes("Bearer " + token);

    /// <summary>Makes the file of the token where there is none. Its path.</summary>
    public static string Ensure(string folder) => SecretFile.Ensure(PathIn(folder));

    /// <summary>Where the file is.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, "token.key");

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Check(context);
        return continuation(request, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Check(context);
        return continuation(request, responseStream, context);
    }

    private void Check(ServerCallContext context)
    {
        var given = Encoding.UTF8.GetBytes(context.RequestHeaders.GetValue("authorization") ?? "");
        if (!CryptographicOperations.FixedTimeEquals(given, _expected))
        {
            throw new RpcException(new Status(StatusCode.Unauthenticated, "令牌有误"));
        }
    }
}
