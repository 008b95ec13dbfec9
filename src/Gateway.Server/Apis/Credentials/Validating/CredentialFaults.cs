using Gateway.Hosting.Configuration;
using Gateway.Hosting.Tls;
using Gateway.Server.Apis.Credentials.Files;

namespace Gateway.Server.Apis.Credentials.Validating;

/// <summary>Collects the faults of one credential under its keys; paths count from the configuration's folder.</summary>
internal sealed class CredentialFaults(string prefix, string folder, ICollection<ConfigurationFault> faults)
{
    private static readonly TimeSpan s_greatestLead = TimeSpan.FromHours(1);

    /// <summary>The same for a group of keys.</summary>
    public CredentialFaults In(string group) => new($"{prefix}.{group}", folder, faults);

    public void Add(string key, string message) => faults.Add(new($"{prefix}.{key}", message));

    public void Expect(bool holds, string key, string message)
    {
        if (!holds)
        {
            Add(key, message);
        }
    }

    /// <summary>A name or identifier that is sent in the open.</summary>
    public void Visible(string key, string text) =>
        Expect(SecretRules.IsToken(text), key, "is required: visible ASCII characters without spaces.");

    public void Lead(string key, TimeSpan value) =>
        Expect(value >= TimeSpan.Zero && value <= s_greatestLead, key, $"write a time from {TimeSpan.Zero} to {s_greatestLead}.");

    /// <summary>An address without user, password and fragment, none of which belong there.</summary>
    public void Address(string key, string text, bool plain, string elseWrite)
    {
        var sound = Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (plain && address.Scheme == Uri.UriSchemeHttp))
            && address.UserInfo.Length == 0
            && address.Fragment.Length == 0;
        Expect(sound, key, elseWrite);
    }

    /// <summary>A file that holds a secret: it is read, and nothing of it is told.</summary>
    public string Secret(string key, string path, SecretRule rule) => Read(key, path, full => SecretText.Read(full, rule));

    public string Authorities(string key, string path) => Read(key, path, TlsMaterial.ReadAuthorities);

    public string Exists(string key, string path) => Read(key, path, _ => null);

    /// <summary>Tells why a thing cannot be read.</summary>
    public void Reads(string key, Func<object?> read)
    {
        try
        {
            read();
        }
        catch (ConfigurationException exception)
        {
            Add(key, exception.Message);
        }
    }

    private string Read(string key, string path, Func<string, object?> read)
    {
        if (path.Length == 0)
        {
            Add(key, "is required: the path of a file.");
            return path;
        }

        var full = Path.GetFullPath(path, folder);
        if (File.Exists(full))
        {
            Reads(key, () => read(full));
        }
        else
        {
            Add(key, $"there is no file {full}.");
        }

        return full;
    }
}
