using System.Collections.Immutable;
using Gateway.Core.Certificates;

namespace Gateway.Core.Catalogue;

/// <summary>What makes the records of an entry certificates (电子证照). Fields are named by their index in the entry.</summary>
public sealed record CertificateTerms
{
    /// <summary>Type code (证照类型代码): 21 characters.</summary>
    public required string TypeCode { get; init; }

    /// <summary>The field with the certificate identifier (GB/T 36904).</summary>
    public required int Identifier { get; init; }

    /// <summary>The field with the status; -1 where the source tells none.</summary>
    public required int Status { get; init; }

    /// <summary>What its codes mean.</summary>
    public required ImmutableArray<(string Code, CertificateStatus Status)> StatusCodes { get; init; }

    /// <summary>The field with the first day of the term, or -1.</summary>
    public required int ValidFrom { get; init; }

    /// <summary>The field with the last day of the term, or -1.</summary>
    public required int ValidUntil { get; init; }

    /// <summary>The status that a code means; null where it is not one that the entry names.</summary>
    public CertificateStatus? StatusOf(string code)
    {
        foreach (var (known, status) in StatusCodes)
        {
            if (string.Equals(known, code, StringComparison.Ordinal))
            {
                return status;
            }
        }

        return null;
    }
}
