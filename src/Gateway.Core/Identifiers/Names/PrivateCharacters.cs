using System.Collections.Immutable;
using System.Text;

namespace Gateway.Core.Identifiers.Names;

/// <summary>
/// The 80 characters that GBK 1.0 (code page 936: FE50 to FEA0) had no code points for, so that it put them at U+E815 to U+E864. GB 18030-2000
/// gave 66 of them their own, GB 18030-2022 the last 14. What stands elsewhere in the private use area is whose it is: nobody else can know.
/// </summary>
internal static class PrivateCharacters
{
    private const int First = 0xE815;

    private static readonly ImmutableArray<Rune> s_characters =
    [
        .. ("⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟"
        + "㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱"
        + "䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟"
        + "䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻").EnumerateRunes(),
    ];

    /// <summary>The character's own code point; of any other character, itself.</summary>
    public static Rune Own(Rune character) =>
        (uint)(character.Value - First) < (uint)s_characters.Length ? s_characters[character.Value - First] : character;
}
