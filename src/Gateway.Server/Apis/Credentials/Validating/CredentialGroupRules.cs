using Gateway.Server.Apis.Credentials.Files;
using Gateway.Server.Apis.Credentials.Kinds;

namespace Gateway.Server.Apis.Credentials.Validating;

/// <summary>What must hold of the keys of each kind.</summary>
internal static class CredentialGroupRules
{
    private const string Https = "write an absolute https address without user and fragment.";
    private const string HttpOrHttps = "write an absolute http or https address without user and fragment.";

    public static void Validate(object group, CredentialFaults faults)
    {
        switch (group)
        {
            case ClientCertificateOptions certificate:
                Validate(certificate, faults);
                break;
            case BasicOptions basic:
                faults.Expect(
                    basic.User.Length > 0 && !basic.User.Any(character => character == ':' || char.IsControl(character)),
                    "user",
                    "is required: a text without colons and control characters.");
                basic.PasswordFile = faults.Secret("passwordFile", basic.PasswordFile, SecretRule.Text);
                break;
            case BearerOptions bearer:
                bearer.TokenFile = faults.Secret("tokenFile", bearer.TokenFile, SecretRule.Token);
                break;
            case HeaderOptions header:
                faults.Expect(HeaderNames.MayHoldSecret(header.Name), "name", "write the name of a header that holds a secret, such as X-Api-Key.");
                header.ValueFile = faults.Secret("valueFile", header.ValueFile, SecretRule.HeaderValue);
                break;
            case OAuth2Options oauth2:
                Validate(oauth2, faults);
                break;
            case NationalSignatureOptions national:
                Validate(national, faults);
                break;
            case ProvincialDigestOptions provincial:
                Validate(provincial, faults);
                break;
        }
    }

    private static void Validate(ClientCertificateOptions options, CredentialFaults faults)
    {
        options.Certificate = faults.Exists("certificate", options.Certificate);
        options.Key = faults.Exists("key", options.Key);
        if (File.Exists(options.Certificate) && File.Exists(options.Key))
        {
            faults.Reads("certificate", () => CertificateCredential.Read(options.Certificate, options.Key));
        }
    }

    private static void Validate(OAuth2Options options, CredentialFaults faults)
    {
        faults.Address("tokenEndpoint", options.TokenEndpoint, plain: false, Https);
        faults.Expect(
            SecretRules.FaultOf(SecretRule.HeaderValue, options.ClientId) is null, "clientId", "is required: printable ASCII characters.");
        options.ClientSecretFile = faults.Secret("clientSecretFile", options.ClientSecretFile, SecretRule.Text);
        faults.Expect(
            options.Scope is null || options.Scope.Split(' ').All(IsScope), "scope", "write scopes of visible ASCII characters, a space between them.");
    }

    private static void Validate(NationalSignatureOptions options, CredentialFaults faults)
    {
        faults.Visible("sid", options.Sid);
        faults.Visible("rid", options.Rid);
        faults.Expect(Enum.IsDefined(options.Wrapping), "wrapping", "write one of ecbPkcs7, sha1PrngEcbPkcs7, cbcPkcs7.");
        options.AppKeyFile = faults.Secret("appKeyFile", options.AppKeyFile, NationalCredential.RuleOf(options));
        if (options.RefreshAddress is { } address)
        {
            // What is sent is signed, and what comes is wrapped: the platform itself is reached by http on the government network.
            faults.Address("refreshAddress", address, plain: true, HttpOrHttps);
        }

        faults.Lead("renewBefore", options.RenewBefore);
        faults.Expect(
            options.HeaderPrefix.Length is > 0 and <= 32 && options.HeaderPrefix.All(char.IsAsciiLetterOrDigit),
            "headerPrefix",
            "write 1 to 32 letters and digits.");
    }

    private static void Validate(ProvincialDigestOptions options, CredentialFaults faults)
    {
        faults.Visible("appKey", options.AppKey);
        options.SecretFile = faults.Secret("secretFile", options.SecretFile, SecretRule.Text);
        var elseWrite = options.PlainHttp
            ? HttpOrHttps
            : Https + " Where the platform has http alone, write plainHttp: true; its secrets then travel in the open.";
        if (options.RefreshAddress is { } refresh)
        {
            faults.Address("refreshAddress", refresh, options.PlainHttp, elseWrite);
        }

        if (options.FirstAddress is { } first)
        {
            faults.Address("firstAddress", first, options.PlainHttp, elseWrite);
            faults.Expect(options.RefreshAddress is not null, "refreshAddress", "is required where firstAddress is written.");
        }

        faults.Lead("renewBefore", options.RenewBefore);
        faults.Expect(Enum.IsDefined(options.Place), "place", "write query or form.");
        Parameters(options, faults);
    }

    private static void Parameters(ProvincialDigestOptions options, CredentialFaults faults)
    {
        const string Write = "write letters, digits, hyphens, underscores and dots; each parameter has a name of its own.";
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, name) in new[]
        {
            ("appKeyParameter", options.AppKeyParameter), ("signParameter", options.SignParameter), ("timeParameter", options.TimeParameter),
        })
        {
            var sound = name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
            faults.Expect(sound && names.Add(name), key, Write);
        }
    }

    /// <summary>RFC 6749 §3.3.</summary>
    private static bool IsScope(string scope) => SecretRules.IsToken(scope) && !scope.Contains('"', StringComparison.Ordinal) && !scope.Contains('\\', StringComparison.Ordinal);
}
