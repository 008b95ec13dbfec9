namespace Gateway.Demo.City.Firms;

/// <summary>A number that a firm had before it had a social credit code.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Kind">Which number it is.</param>
/// <param name="Number">The number, without blanks and hyphens.</param>
internal sealed record OlderNumber(Firm Firm, OlderNumberKind Kind, string Number);

/// <summary>Numbers from before 三证合一.</summary>
internal enum OlderNumberKind
{
    /// <summary>工商注册号.</summary>
    Registration,

    /// <summary>组织机构代码.</summary>
    Organisation,

    /// <summary>纳税人识别号（税务登记号）.</summary>
    Tax,
}
