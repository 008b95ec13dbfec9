using Gateway.Client.Connecting;
using Microsoft.Extensions.Options;

namespace Gateway.Client;

/// <summary>Names every fault of the options at once, what the files hold included.</summary>
internal sealed class GatewayClientOptionsValidator : IValidateOptions<GatewayClientOptions>
{
    private static readonly TimeSpan s_greatestDeadline = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, GatewayClientOptions options)
    {
        var faults = new List<string>();
        if (options.Address is not { IsAbsoluteUri: true } address || address.Scheme != Uri.UriSchemeHttps || address.PathAndQuery != "/")
        {
            faults.Add("Address: write the gateway's address without a path, as https://gateway:8443.");
        }

        if (options.Deadline < TimeSpan.FromMilliseconds(1) || options.Deadline > s_greatestDeadline)
        {
            faults.Add("Deadline: write more than nothing and at most a day.");
        }

        if (options.StreamDeadline < TimeSpan.FromMilliseconds(1) || options.StreamDeadline > s_greatestDeadline)
        {
            faults.Add("StreamDeadline: write more than nothing and at most a day.");
        }

        if (options.Attempts is < 1 or > 10)
        {
            faults.Add("Attempts: write 1 (never to repeat a call) to 10.");
        }

        if (options.RenewalCheck < TimeSpan.FromMilliseconds(100) || options.RenewalCheck > s_greatestDeadline)
        {
            faults.Add("RenewalCheck: write 0.1 s to a day.");
        }

        if (options.ReceiptFile is { } file && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file.Length > 0 ? file : "."))))
        {
            faults.Add($"ReceiptFile: the folder of {file} does not exist.");
        }

        ValidateFiles(options, faults);
        return faults.Count > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }

    private static void ValidateFiles(GatewayClientOptions options, List<string> faults)
    {
        if (options.ReadyCertificate is { HasPrivateKey: false })
        {
            faults.Add("ReadyCertificate: it has no private key.");
        }

        var hasFiles = options.Certificate is { Length: > 0 } && options.Key is { Length: > 0 };
        if (options.ReadyCertificate is null == !hasFiles)
        {
            faults.Add("Certificate, Key: write the paths of both PEM files, or give a ReadyCertificate instead of them.");
        }

        if (options.Authority is not { Length: > 0 })
        {
            faults.Add("Authority: write the path of the PEM file with the gateway's authority.");
        }

        if (faults.TrueForAll(fault => !fault.StartsWith("Certificate", StringComparison.Ordinal) && !fault.StartsWith("Authority", StringComparison.Ordinal)))
        {
            try
            {
                using var identity = TlsFiles.Read(options).ToIdentity();
            }
            catch (TlsFileException fault)
            {
                faults.Add(fault.Message);
            }
        }
    }
}
