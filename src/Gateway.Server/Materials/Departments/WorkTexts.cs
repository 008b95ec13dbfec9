using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;

namespace Gateway.Server.Materials.Departments;

/// <summary>Holds what departments write to its bounds.</summary>
internal static class WorkTexts
{
    private const int GreatestText = 500;
    private const int GreatestOfficer = 64;

    /// <summary>The fault of a text for people, or null: at most 500 characters, none of control, no citizen number.</summary>
    public static Refusal? Check(string path, string text) => Check(path, text, GreatestText);

    /// <summary>The fault of an officer's id, or null.</summary>
    public static Refusal? CheckOfficer(string officerId) => Check("officer_id", officerId, GreatestOfficer);

    /// <summary>A request that cannot be read.</summary>
    public static Refusal Malformed(string detail) => new(Reasons.RequestMalformed, Detail: detail);

    private static Refusal? Check(string path, string text, int greatest) => CallBounds.Text(path, text, greatest)
        ?? (CallBounds.HoldsCitizenNumber(text) ? Malformed($"{path}: must not hold a citizen number. 不得填写公民身份号码。") : null);
}
