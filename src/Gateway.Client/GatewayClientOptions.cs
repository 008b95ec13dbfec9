using System.Security.Cryptography.X509Certificates;

namespace Gateway.Client;

/// <summary>How to reach the gateway and as whom; what to do with calls that fail; where receipts are kept.</summary>
public sealed class GatewayClientOptions
{
    /// <summary>The gateway's address: <c>https://host:port</c>.</summary>
    public Uri? Address { get; set; }

    /// <summary>Path of the system's certificate in PEM form; certificates behind it in the file are sent along.</summary>
    public string? Certificate { get; set; }

    /// <summary>Path of its private key in PEM form, not encrypted.</summary>
    public string? Key { get; set; }

    /// <summary>The system's certificate with its key, instead of the two files.</summary>
    public X509Certificate2? ReadyCertificate { get; set; }

    /// <summary>Path of the PEM file with the only authorities that the gateway's certificate may come from.</summary>
    public string? Authority { get; set; }

    /// <summary>The longest that a call without a deadline of its own may take, all its attempts together; 5 s, at most a day.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The same for a stream, such as a lookup of many keys, until its last message is read; 60 s, at most a day.</summary>
    public TimeSpan StreamDeadline { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a call is sent at most, where it is safe to repeat it: 1 to 10; 1 is never to repeat. 3.</summary>
    public int Attempts { get; set; } = 3;

    /// <summary>How long a file of a certificate may go unread after it changed; 10 s, at least 0.1 s.</summary>
    public TimeSpan RenewalCheck { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Path of the file that receipts are appended to; null keeps none, unless an <see cref="Receipts.IReceiptStore"/> is registered.</summary>
    public string? ReceiptFile { get; set; }
}
