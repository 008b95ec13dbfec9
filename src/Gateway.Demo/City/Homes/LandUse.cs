namespace Gateway.Demo.City.Homes;

/// <summary>What a unit is used for.</summary>
internal enum LandUse
{
    Home = 10,
    Shop = 20,
    Office = 30,
}
