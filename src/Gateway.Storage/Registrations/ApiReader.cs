using System.Collections.Immutable;
using Gateway.Core.Apis;
using Gateway.Core.Apis.Schemas;
using Gateway.Storage.Registrations.Grpc;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations;

/// <summary>Reads what makes an entry an API, of a document that was checked.</summary>
internal static class ApiReader
{
    private const int UsualLength = 64;
    private const int UsualAnswer = 1024;
    private const int UsualTimeout = 5_000;

    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public static ApiTerms Read(Proto.ApiTerms document, Func<string, int> indexOf) => new()
    {
        Destinations = [.. document.Destinations.Select(destination => new ApiDestination(
            destination.Name, new Uri(destination.Address.TrimEnd('/')), destination.Weight == 0 ? 1 : (int)destination.Weight))],
        Operations = document.Grpc is { } grpc
            ? GrpcReader.Read(grpc, document.Operations, indexOf)
            : [.. document.Operations.Select(operation => Read(operation, indexOf))],
        Credential = document.Credential,
        AnswerBytes = (long)(document.AnswerKib == 0 ? UsualAnswer : document.AnswerKib) << 10,
        Timeout = TimeSpan.FromMilliseconds(document.TimeoutMs == 0 ? UsualTimeout : document.TimeoutMs),
        Session = document.Session switch
        {
            Proto.ApiSession.System => ApiSession.System,
            Proto.ApiSession.Case => ApiSession.Case,
            _ => ApiSession.None,
        },
    };

    private static ApiOperation Read(Proto.ApiOperation document, Func<string, int> indexOf)
    {
        if (!PathTemplate.TryParse(document.Path, out var path))
        {
            throw new InvalidDataException("The path of an operation cannot be read.");
        }

        ImmutableArray<ApiParameter> parameters =
        [
            .. document.Parameters.Select(parameter => new ApiParameter(
                parameter.Name,
                !path.Parameters.Contains(parameter.Name),
                parameter.Required || path.Parameters.Contains(parameter.Name),
                parameter.Length == 0 ? UsualLength : (int)parameter.Length,
                parameter.SubjectType,
                parameter.Pattern.Length == 0 ? null : new ValuePattern(parameter.Pattern))),
        ];
        return new ApiOperation
        {
            Name = document.Name,
            Method = document.Method,
            Path = path,
            Parameters = parameters,
            Places = [.. document.Places.Select(place => new ApiPlace(indexOf(place.Field), place.Pointer))],
            TakesBody = document.TakesBody,
            BodySchema = document.BodySchema.Length == 0 ? null : new BodySchema(document.BodySchema),
            WholeAnswer = document.WholeAnswer,
            AbsentBy404 = document.AbsentBy404,
            ResultCode = document.ResultCode is { } result
                ? new ApiResultCode(result.Pointer, result.Success, result.Absent, result.Refused)
                : null,
        };
    }
}
