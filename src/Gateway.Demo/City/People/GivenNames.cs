namespace Gateway.Demo.City.People;

/// <summary>Characters of given names.</summary>
internal static class GivenNames
{
    public static readonly string[] Male =
    [
        "伟", "强", "磊", "军", "勇", "杰", "涛", "明", "超", "刚", "平", "辉", "鹏", "华", "飞", "鑫", "波", "斌", "宇", "浩",
        "凯", "健", "俊", "帆", "帅", "旭", "宁", "龙", "林", "阳", "建", "国", "志", "文", "德", "海", "永", "立", "成", "振",
        "家", "子", "天", "嘉", "泽", "晨", "博", "航", "瑞", "轩", "一", "思", "睿", "远", "承", "启", "衡", "昊", "峻", "行",
    ];

    public static readonly string[] Female =
    [
        "芳", "娜", "敏", "静", "丽", "艳", "娟", "霞", "玲", "燕", "红", "英", "梅", "萍", "玉", "兰", "洁", "丹", "琳", "雪",
        "婷", "慧", "莹", "璐", "倩", "颖", "佳", "欣", "怡", "悦", "梦", "雨", "若", "诗", "涵", "梓", "可", "语", "安", "宁",
        "秀", "桂", "淑", "凤", "春", "云", "月", "晓", "美", "翠", "岚", "萱", "彤", "妍", "筠", "清", "嫣", "汐", "柠", "禾",
    ];

    // The second half lies outside the Basic Multilingual Plane: two UTF-16 units, four bytes of UTF-8.
    public static readonly string[] Rare = ["翀", "犇", "堃", "喆", "燊", "赟", "䶮", "㛃", "𫖯", "𬱖", "𫘧", "𬍛", "𬬭", "𠅤"];

    /// <summary>Whole names with the middle dot (U+00B7), as written in the register.</summary>
    public static readonly string[] Dotted =
        ["阿依古丽·买买提", "艾力·吐尔逊", "迪丽娜尔·阿卜杜拉", "努尔兰·哈布力", "古丽米热·艾合买提", "玉素甫·卡德尔"];
}
