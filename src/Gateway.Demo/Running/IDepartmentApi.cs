namespace Gateway.Demo.Running;

/// <summary>A department's own API, embedded.</summary>
internal interface IDepartmentApi : IAsyncDisposable
{
    /// <summary>Base address, as the catalogue has it.</summary>
    string Address { get; }
}
