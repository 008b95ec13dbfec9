using Gateway.Client;
using Gateway.Client.Refusals;
using Gateway.Contracts.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Shared.Gongan.V1;
using Shared.Minzheng.V1;
using Shared.Renshe.V1;
using Shared.Shichang.V1;
using Shared.Ziran.V1;

namespace Gateway.Demo.Case;

/// <summary>
/// The entries of the case by their own services: stubs that are generated from the contracts under <c>contracts/</c>, which
/// are what <c>GET /v1/contracts.zip</c> gives.
/// </summary>
internal static class TypedStubs
{
    private static readonly Dictionary<string, Func<CallInvoker, CaseCall, Task<GatewayResult<LookupResponse>>>> s_lookups = new(StringComparer.Ordinal)
    {
        ["gongan/resident"] = (calls, call) => AskAsync(new ResidentService.ResidentServiceClient(calls).LookupAsync(new()
        {
            Key = new() { CitizenNumber = KeyOf(call) },
            Fields = Mask(call),
            Context = call.Purpose.ToContext(),
        })),
        ["minzheng/marriage"] = (calls, call) => AskAsync(new MarriageService.MarriageServiceClient(calls).LookupAsync(new()
        {
            Key = new() { CitizenNumber = KeyOf(call) },
            Fields = Mask(call),
            Context = call.Purpose.ToContext(),
        })),
        ["shichang/legal_representative"] = (calls, call) => AskAsync(new LegalRepresentativeService.LegalRepresentativeServiceClient(calls).LookupAsync(new()
        {
            Key = new() { CitizenNumber = KeyOf(call) },
            Fields = Mask(call),
            Context = call.Purpose.ToContext(),
        })),
        ["shichang/business_licence"] = (calls, call) => AskAsync(new BusinessLicenceService.BusinessLicenceServiceClient(calls).LookupAsync(new()
        {
            Key = new() { Uscc = KeyOf(call) },
            Fields = Mask(call),
            Context = call.Purpose.ToContext(),
        })),
        ["renshe/insurance_status"] = (calls, call) => AskAsync(new InsuranceStatusService.InsuranceStatusServiceClient(calls).LookupAsync(new()
        {
            Key = new() { CitizenNumber = KeyOf(call) },
            Fields = Mask(call),
            Context = call.Purpose.ToContext(),
        })),
        ["ziran/title_deed"] = (calls, call) => AskAsync(new TitleDeedService.TitleDeedServiceClient(calls).LookupAsync(new()
        {
            Key = new() { OwnerCitizenNumber = KeyOf(call) },
            Fields = Mask(call),
            Context = call.Purpose.ToContext(),
        })),
    };

    /// <summary>Asks by the entry's own service where the case has a stub of it, and by the generic one elsewhere.</summary>
    public static Task<GatewayResult<LookupResponse>> LookupAsync(GatewayClient gateway, CaseCall call) =>
        s_lookups.TryGetValue(call.Path, out var typed) && call.IsTyped
            ? typed(gateway.CallInvoker, call)
            : gateway.SharedData.LookupAsync(call.ToRequest()).ToResultAsync();

    private static string KeyOf(CaseCall call) => call.Key.Single().Value;

    private static FieldMask Mask(CaseCall call) => new() { Paths = { call.Fields } };

    /// <summary>The answer in the shape that all entries share, for showing and checking one like the other.</summary>
    private static async Task<GatewayResult<LookupResponse>> AskAsync<T>(AsyncUnaryCall<T> call)
        where T : class, IMessage
    {
        var result = await call.ToResultAsync();
        return result.Select(TypedAnswer.Of);
    }
}
