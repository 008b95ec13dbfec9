using System.Globalization;
using Gateway.Core.Identifiers;

namespace Gateway.Benchmarks.Exchanges.Data;

/// <summary>Invented people, the same in every run. Their citizen numbers have the sequence 000, which nobody bears.</summary>
internal static class People
{
    public const int Count = 100_000;

    /// <summary>The columns, by position; the same names in the catalogue.</summary>
    public static readonly string[] Columns = ["id", "name", "sex", "birth", "region", "address", "phone", "office"];

    public const string CreateTable =
        """
        create table person(
          id text not null primary key, name text not null, sex text not null, birth text not null,
          region text not null, address text not null, phone text not null, office text not null)
        """;

    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗";
    private const string Given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂";

    private static readonly string[] s_regions = ["330102", "330105", "330106", "330108", "330109"];
    private static readonly string[] s_districts = ["上城区", "拱墅区", "西湖区", "滨江区", "萧山区"];
    private static readonly DateOnly s_first = new(1945, 1, 1);

    /// <summary>The select list and condition of a lookup; the key is the one parameter.</summary>
    public static string Select(string parameter) => $"select {string.Join(", ", Columns)} from person where id = {parameter}";

    public static IEnumerable<Person> All() => Enumerable.Range(0, Count).Select(At);

    public static Person At(int index)
    {
        var place = index % s_regions.Length;
        var birth = s_first.AddDays(index / s_regions.Length).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var first17 = s_regions[place] + birth + "000";
        var number = index.ToString("D6", CultureInfo.InvariantCulture);
        var district = s_districts[place];
        return new Person(
            first17 + CitizenNumber.CheckCharacter(first17),
            $"{Surnames[index % Surnames.Length]}{Given[index / 7 % Given.Length]}{Given[index / 11 % Given.Length]}",
            "2",
            birth,
            s_regions[place],
            $"浙江省示范市{district}人民政府街道和平社区文化北路第{number}号阳光花园小区东苑三期住宅楼二单元",
            $"13800{number}",
            $"浙江省示范市公安局{district}分局人民政府街道派出所户籍管理科第一办证窗口");
    }
}
