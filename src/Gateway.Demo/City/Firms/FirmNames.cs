namespace Gateway.Demo.City.Firms;

/// <summary>Words of which invented firm names are made.</summary>
internal static class FirmNames
{
    public static readonly string[] First =
        ["云", "桃", "松", "湖", "晨", "瑞", "恒", "嘉", "宏", "盛", "锦", "博", "联", "新", "天", "泰", "和", "信", "远", "鼎", "东", "南", "江", "海"];

    public static readonly string[] Second =
        ["溪", "源", "达", "通", "泽", "丰", "茂", "康", "宁", "业", "成", "诚", "智", "华", "安", "创", "腾", "维", "川", "润", "林", "禾", "利", "兴"];
}
