using System.Globalization;
using Gateway.Contracts.V1;

namespace Gateway.Server.Apis.Requests;

/// <summary>What the headers of a call say.</summary>
internal sealed class GivenContext
{
    /// <summary>On whose behalf.</summary>
    public ExchangeContext Context { get; } = new();

    /// <summary>api_names of the fields wanted; none where all that are agreed are.</summary>
    public string[] Fields { get; private set; } = [];

    /// <summary>Major version; 0 where it is left open.</summary>
    public int Major { get; private set; }

    /// <summary>Slug of the provider, where headers say it.</summary>
    public string Department { get; private set; } = "";

    /// <summary>api_name of the entry, where headers say it.</summary>
    public string Entry { get; private set; } = "";

    /// <summary>Takes a value by the name of its header, without the prefix and in upper case; false where there is none.</summary>
    public bool TryTake(string name, string value)
    {
        switch (name)
        {
            case "ITEM": Context.ServiceItemCode = value; return true;
            case "SCENARIO": Context.Scenario = value; return true;
            case "CASE": Context.CaseNumber = value; return true;
            case "TASK": Context.TaskNumber = value; return true;
            case "OFFICER": Context.OfficerId = value; return true;
            case "CHANNEL": Context.Channel = value; return true;
            case "AUTHORISATION": Context.AuthorisationRef = value; return true;
            case "MATERIAL": Context.MaterialCode = value; return true;
            case "FIELDS":
                Fields = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                return true;
            case "MAJOR" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major > 0:
                Major = major;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Takes what says which entry is meant; false where it is another header.</summary>
    public bool TryTakeEntry(string name, string value)
    {
        switch (name)
        {
            case "DEPARTMENT": Department = value; return true;
            case "ENTRY": Entry = value; return true;
            default:
                return false;
        }
    }
}
