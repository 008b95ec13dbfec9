using Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Tests;

/// <summary>A department's own API, and who may use it.</summary>
internal static class ApiSamples
{
    public static Document[] City() => [.. Samples.City()[..6], Entry(), Agreement()];

    public static Document Entry(uint revision = 1, Action<Entry>? change = null)
    {
        var document = Samples.Entry(revision);
        var entry = document.Entry;
        (entry.ApiName, entry.Code, entry.Kind, entry.CacheSeconds) = ("tax", "tax", EntryKind.Api, 0);
        entry.Operations.Clear();
        entry.KeyFields.Clear();
        entry.SubjectFields.Clear();
        entry.Api = new ApiTerms
        {
            Credential = "tax-token",
            AnswerKib = 64,
            TimeoutMs = 1_500,
            Destinations =
            {
                new ApiDestination { Name = "one", Address = "https://tax.example:8443/base/", Weight = 3 },
                new ApiDestination { Name = "two", Address = "http://10.1.2.3:80" },
            },
            Operations =
            {
                new ApiOperation
                {
                    Name = "taxpayer",
                    Method = "GET",
                    Path = "/taxpayers/{uscc}",
                    Parameters = { new ApiParameter { Name = "uscc", SubjectType = "001", Length = 18 }, new ApiParameter { Name = "year" } },
                    Places = { new ApiPlace { Field = "full_name", Pointer = "/data/name" }, new ApiPlace { Field = "registry", Pointer = "/data/rows/*/registry" } },
                },
                new ApiOperation { Name = "filing", Method = "POST", Path = "/filings", TakesBody = true, Places = { new ApiPlace { Field = "full_name", Pointer = "/name" } } },
            },
        };
        change?.Invoke(entry);
        return document;
    }

    public static Document Agreement(Action<Agreement>? change = null)
    {
        var document = Samples.Agreement("a-tax");
        document.Agreement.Entry = "tax";
        document.Agreement.Operations.Clear();
        document.Agreement.ApiOperations.Add(["taxpayer", "filing"]);
        change?.Invoke(document.Agreement);
        return document;
    }
}
