using System.Text.Json;
using Gateway.Core.Catalogue.Rules;
using Gateway.Hosting.Configuration;

namespace Gateway.Server.Apis.Credentials.Validating;

/// <summary>What must hold of credentials; every fault at once.</summary>
internal static class ApiCredentialOptionsValidator
{
    private static readonly ApiCredentialKind[] s_kinds = Enum.GetValues<ApiCredentialKind>();

    /// <summary>Makes paths absolute from the configuration's folder, reads the files, and adds the faults.</summary>
    public static void Validate(ApiOptions options, string folder, ICollection<ConfigurationFault> faults)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < options.Credentials.Count; i++)
        {
            var credential = options.Credentials[i];
            var found = new CredentialFaults($"apis.credentials[{i}]", folder, faults);
            if (!NameRules.IsSystemId(credential.Name))
            {
                found.Add("name", "write 1 to 64 lower-case letters, digits and hyphens, starting with a letter or digit.");
            }
            else if (!names.Add(credential.Name))
            {
                found.Add("name", $"'{credential.Name}' is the name of another credential already.");
            }

            found.Expect(
                NameRules.IsSlug(credential.Department), "department", "write the slug of the one department whose entries may use it.");
            ValidateKind(credential, found);
            ValidateAuthorities(credential, found);
        }
    }

    private static void ValidateKind(ApiCredentialOptions credential, CredentialFaults faults)
    {
        if (credential.Kind is not { } kind || !Enum.IsDefined(kind))
        {
            faults.Add("kind", $"is required: one of {string.Join(", ", s_kinds.Select(Key))}.");
            return;
        }

        foreach (var other in s_kinds.Where(other => other != kind && GroupOf(credential, other) is not null))
        {
            faults.Add(Key(other), $"belongs to another kind; this credential is of kind {Key(kind)}.");
        }

        if (GroupOf(credential, kind) is { } group)
        {
            CredentialGroupRules.Validate(group, faults.In(Key(kind)));
        }
        else
        {
            faults.Add(Key(kind), "is required for this kind: a group of keys.");
        }
    }

    private static void ValidateAuthorities(ApiCredentialOptions credential, CredentialFaults faults)
    {
        if (credential.Authorities is not { } authorities)
        {
            return;
        }

        credential.Authorities = faults.Authorities("authorities", authorities);
        var fetches = credential.Kind is ApiCredentialKind.OAuth2 or ApiCredentialKind.NationalSignature or ApiCredentialKind.ProvincialDigest;
        faults.Expect(
            fetches || credential.Kind is null,
            "authorities",
            "is for kinds that fetch tokens or working secrets; this kind asks no server.");
    }

    private static object? GroupOf(ApiCredentialOptions credential, ApiCredentialKind kind) => kind switch
    {
        ApiCredentialKind.ClientCertificate => credential.ClientCertificate,
        ApiCredentialKind.Basic => credential.Basic,
        ApiCredentialKind.Bearer => credential.Bearer,
        ApiCredentialKind.Header => credential.Header,
        ApiCredentialKind.OAuth2 => credential.OAuth2,
        ApiCredentialKind.NationalSignature => credential.NationalSignature,
        ApiCredentialKind.ProvincialDigest => credential.ProvincialDigest,
        _ => null,
    };

    private static string Key(ApiCredentialKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
