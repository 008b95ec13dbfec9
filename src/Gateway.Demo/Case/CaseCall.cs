using Gateway.Contracts.V1;

namespace Gateway.Demo.Case;

/// <summary>One question of the case and what must come of it.</summary>
internal sealed record CaseCall
{
    /// <summary>What is asked, in Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>The same in English.</summary>
    public required string TitleEn { get; init; }

    /// <summary>Id of the asking system.</summary>
    public required string System { get; init; }

    /// <summary>Slug of the provider.</summary>
    public required string Department { get; init; }

    /// <summary>api_name of the entry.</summary>
    public required string Entry { get; init; }

    public required (string Field, string Value)[] Key { get; init; }

    public required string[] Fields { get; init; }

    public required Purpose Purpose { get; init; }

    public required Expectation Expected { get; init; }

    /// <summary>It is made by the entry's own service, by a stub that is generated from its contract.</summary>
    public bool IsTyped { get; init; }

    /// <summary>"department/entry".</summary>
    public string Path => Department + "/" + Entry;

    public LookupRequest ToRequest()
    {
        var request = new LookupRequest { Department = Department, Entry = Entry, Fields = { Fields }, Context = Purpose.ToContext() };
        foreach (var (field, value) in Key)
        {
            request.Key.Add(field, value);
        }

        return request;
    }
}
