namespace Gateway.Demo.City.People;

/// <summary>Relation to the head of the household (GB/T 4761-2008).</summary>
internal static class Relation
{
    public const string Head = "02";
    public const string Spouse = "10";
    public const string Son = "20";
    public const string Daughter = "30";
    public const string Father = "51";
    public const string Mother = "52";
}
