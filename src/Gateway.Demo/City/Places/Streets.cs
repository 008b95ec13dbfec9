namespace Gateway.Demo.City.Places;

/// <summary>Invented streets and estates.</summary>
internal static class Streets
{
    public static readonly string[] Names =
    [
        "桃源路", "望江街", "文昌路", "长庆街", "学院路", "新安路", "和平街", "清河路", "凤起路", "朝晖路", "古桥巷", "松风路",
        "白杨街", "建业路", "春晓路", "滨湖路", "石桥路", "永福巷", "丰潭路", "云栖路", "金鸡岭路", "南屏街", "采荷路", "晴川街",
    ];

    public static readonly string[] Estates =
    [
        "锦绣花园", "望湖新村", "清河坊小区", "松涛苑", "白鹭湾", "春江名邸", "朝晖六区", "学府佳苑", "金色家园", "桂花城",
        "文澜府", "和睦院", "云溪人家", "北屏公寓", "翠苑三区", "江南春城",
    ];
}
