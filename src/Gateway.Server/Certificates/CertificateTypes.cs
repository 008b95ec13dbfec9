using Gateway.Contracts.Certificates.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Server.Contracts;
using Gateway.Server.Refusals;
using Gateway.Server.SharedData;
using Grpc.Core;

namespace Gateway.Server.Certificates;

/// <summary>The certificate types whose contracts a system may see.</summary>
internal sealed class CertificateTypes(ContractReading reading)
{
    /// <summary>The types, or the refusal as the status of the gRPC call.</summary>
    public async Task<ListCertificateTypesResponse> ListAsync(HttpContext context)
    {
        var (types, refusal) = await ReadAsync(context);
        return types ?? throw RefusalStatus.Of(refusal!, Guid.Empty, null).ToRpcException();
    }

    /// <summary>The types, or the refusal. The reading is recorded.</summary>
    public async Task<(ListCertificateTypesResponse? Types, Refusal? Refusal)> ReadAsync(HttpContext context)
    {
        context.Items[SharedDataDoor.Taken] = true;
        var (visible, refusal) = await reading.OpenAsync(context);
        if (visible is null || (refusal = await reading.RecordAsync(visible, null)) is not null)
        {
            return (null, refusal);
        }

        return (new ListCertificateTypesResponse
        {
            CertificateTypes =
            {
                visible.All().Where(entry => entry.Certificate is not null)
                    .OrderBy(entry => entry.Certificate!.TypeCode, StringComparer.Ordinal)
                    .ThenBy(entry => entry.Key.Department, StringComparer.Ordinal)
                    .Select(entry => TypeOf(entry, visible)),
            },
        }, null);
    }

    private static CertificateType TypeOf(Entry entry, ContractVisibility visible) => new()
    {
        TypeCode = entry.Certificate!.TypeCode,
        Name = entry.Name,
        Department = entry.Key.Department,
        Entry = entry.Key.Name,
        Major = (uint)entry.Key.Major,
        HolderType = entry.SubjectFields.First(subject => subject.Field == entry.KeyFields[0]).Type,
        Fields = { entry.Fields.Select(field => field.ApiName) },
        Agreed = visible.IsAgreed(entry),
    };
}
