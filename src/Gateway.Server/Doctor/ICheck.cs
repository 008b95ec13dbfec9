namespace Gateway.Server.Doctor;

/// <summary>Looks at one part of a running installation, and changes nothing.</summary>
internal interface ICheck
{
    /// <summary>Its name in findings.</summary>
    string Name { get; }

    /// <summary>Looks. What fails is a finding; only what nobody foresaw is thrown.</summary>
    Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken);
}
