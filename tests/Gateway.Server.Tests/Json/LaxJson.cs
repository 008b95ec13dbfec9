using System.Text;

namespace Gateway.Server.Tests.Json;

/// <summary>JSON of <see cref="DescriptorFor.Lax"/> at the edges of the mapping: what parsers read beyond it, and what just belongs to it.</summary>
internal static class LaxJson
{
    public static IReadOnlyList<string> Texts { get; } =
    [
        """{"whole":"1_0"}""", """{"whole":"\t10"}""", """{"whole":"+1"}""", """{"whole":"１"}""", """{"whole":"-0"}""",
        """{"whole":"01"}""", """{"whole":1e2}""", """{"whole":true}""", """{"real":"1_0.5"}""", """{"real":" 1"}""",
        """{"real":"+1"}""", """{"real":".5"}""", """{"real":"5."}""", """{"real":"inf"}""", """{"real":"1E5"}""", """{"real":"-0"}""",
        """{"real":"00.5"}""", """{"real":"1e999"}""", """{"real":1e999}""", """{"real":"-1e999"}""", """{"small":"1e39"}""",
        """{"small":1e39}""", """{"small":340282346638528859811704183484516925440}""", """{"small":1e-60}""", """{"kind":1.5}""",
        """{"kind":1.0}""", """{"kind":"1_0"}""", """{"kind":"2"}""", """{"kind":true}""", """{"kind":-1}""", """{"kind":2147483648}""",
        """{"kind":"ABSENCE_NULL"}""", """{"kind":""}""", """{"bits":"a b="}""", """{"bits":"aGk=="}""", """{"bits":"a-_+"}""",
        """{"bits":"aR"}""", """{"bits":"="}""", """{"bits":""}""", """{"bits":"aGk=aGk="}""", """{"bits":"aGk"}""", """{"self":[]}""",
        """{"self":""}""", """{"self":{}}""", """{"self":{"self":null}}""", """{"moment":[]}""", """{"span":""}""", """{"mask":""}""",
        "[]", "\"\"", """{"moment":"2026-1-1T0:0:0Z"}""", """{"moment":"2026-01-01T00:00:00+8:00"}""",
        """{"moment":"2026-01-01T00:00:00.Z"}""", """{"moment":"2026-01-01T00:00:00+24:00"}""",
        """{"moment":"2026-01-01T00:00:00-00:60"}""", """{"moment":"0001-01-01T00:00:00+00:01"}""",
        """{"moment":"9999-12-31T23:59:59-00:01"}""", """{"moment":"0001-01-01T00:00:00-00:01"}""",
        """{"moment":"9999-12-31T23:59:59+23:59"}""", """{"moment":"2026-01-01T00:00:00.123456789+08:00"}""",
        """{"moment":"2024-02-29T12:00:00Z"}""", """{"moment":"2023-02-29T12:00:00Z"}""", """{"moment":"2026-01-01 00:00:00Z"}""",
        """{"span":"1_0s"}""", """{"span":"+1s"}""", """{"span":" 1s"}""", """{"span":"1.s"}""", """{"span":"1.1234567891s"}""",
        """{"span":"1.123456789s"}""", """{"span":"-0.5s"}""", """{"span":"315576000000s"}""", """{"span":"315576000000.5s"}""",
        """{"span":"01s"}""", """{"mask":"a,,b"}""", """{"mask":"a,"}""", """{"mask":","}""", """{"mask":"a.bC,d1"}""",
        """{"mask":"a_b"}""", """{"mask":"Ab"}""", """{"mask":" a"}""", """{"oneAndAll":1,"one_and_all":2}""", """{"one_and_all":2}""",
        """{"keyed":{"1":"a","01":"b"}}""", """{"keyed":{"1":"a","-1":"b"}}""", """{"keyed":{"1_0":"a"}}""",
        """{"keyed":{"1.0":"a"}}""", """{"keyed":{"1":"a_b"}}""", Nested(16), Nested(17), "\ufeff{}", """{"whole":NaN}""",
        """{"real":NaN}""", """{"real":Infinity}""", " {} ", """{"whole":1 // no""", """{"text":"\u0000"}""",
        """{"text":"\ud83d\ude00"}""", """{"text":"\ude00"}""",
    ];

    private static string Nested(int depth) => new StringBuilder().Insert(0, "{\"self\":", depth - 1).Append("{}").Append('}', depth - 1).ToString();
}
