namespace Gateway.Server.Tests.Materials.Load;

/// <summary>What is wrong with a department.</summary>
internal enum Trouble
{
    /// <summary>It says that it is not available.</summary>
    Refuse,

    /// <summary>It cuts connections.</summary>
    Reset,

    /// <summary>It answers what is no answer.</summary>
    Garbage,

    /// <summary>It answers after the applicant's patience, and within the gateway's deadline.</summary>
    Late,

    /// <summary>It answers once it is well again.</summary>
    Hold,

    /// <summary>It never answers.</summary>
    Hang,
}
