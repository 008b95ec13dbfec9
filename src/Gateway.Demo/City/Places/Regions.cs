namespace Gateway.Demo.City.Places;

/// <summary>Regions in which residents were first registered (GB/T 2260): most at home, the others anywhere.</summary>
internal static class Regions
{
    public static readonly string[] Elsewhere =
    [
        "110101", "110102", "120101", "130102", "140105", "150102", "210102", "220102", "230102", "310101", "320102", "320505",
        "330203", "330302", "330402", "330502", "330602", "330702", "340102", "350102", "360102", "370102", "410102", "420102",
        "430102", "440103", "450102", "460105", "500101", "510104", "520102", "530102", "610102", "620102", "630102", "640104", "650102",
    ];
}
