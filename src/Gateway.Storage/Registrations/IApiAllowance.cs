namespace Gateway.Storage.Registrations;

/// <summary>What the gateway's operator allows departments' APIs: no steward may name an address or a credential beyond it.</summary>
public interface IApiAllowance
{
    /// <summary>Entries of the department may name the address.</summary>
    bool AllowsAddress(string department, Uri address);

    /// <summary>Entries of the department may name the credential.</summary>
    bool AllowsCredential(string department, string name);

    /// <summary>The credential is one that only TLS shows.</summary>
    bool NeedsTls(string department, string name);
}
