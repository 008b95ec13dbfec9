using System.Text;
using Gateway.Contracts.Management.V1;
using Gateway.Core.Catalogue.Rules;
using Microsoft.OpenApi;

namespace Gateway.Cli.Drafting;

/// <summary>Where the API is served, of a document's servers.</summary>
internal static class DestinationDraft
{
    private const string Placeholder = "https://api.example";

    /// <summary>
    /// The first absolute address. Destinations share the calls, while servers of a document are often its production, test and
    /// example: the others become notes.
    /// </summary>
    public static ApiDestination Of(IEnumerable<OpenApiServer> servers, DraftNotes notes)
    {
        ApiDestination? destination = null;
        foreach (var server in servers)
        {
            var address = Address(server);
            if (!ApiRules.IsAddress(address))
            {
                // The parser gives a document without servers the one "/".
                if (address is not ("" or "/"))
                {
                    notes.Add(address, NoteTexts.ServerRelative);
                }
            }
            else if (destination is null)
            {
                destination = new ApiDestination { Name = "main", Address = address };
            }
            else if (address != destination.Address)
            {
                notes.Add(address, NoteTexts.ServerOther);
            }
        }

        if (destination is null)
        {
            notes.Add("api.destinations", NoteTexts.NoServer);
        }

        return destination ?? new ApiDestination { Name = "main", Address = Placeholder };
    }

    private static string Address(OpenApiServer server)
    {
        var address = new StringBuilder(server.Url ?? "");
        foreach (var (name, variable) in server.Variables ?? new Dictionary<string, OpenApiServerVariable>())
        {
            address.Replace($"{{{name}}}", variable.Default ?? "");
        }

        return address.ToString().TrimEnd('/') is { Length: > 0 } text ? text : "/";
    }
}
