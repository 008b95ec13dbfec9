namespace Gateway.Demo.City.Places;

/// <summary>A district of the demo city. The names are invented; the codes have the form of GB/T 2260.</summary>
internal sealed record District(string Code, string Name)
{
    public static readonly District[] All =
    [
        new("330102", "云溪区"), new("330105", "桃江区"), new("330106", "松山区"),
        new("330108", "望湖区"), new("330109", "青浦桥区"), new("330110", "北屏区"),
    ];
}
