namespace Gateway.Demo.City.Firms;

/// <summary>A trade: what it is called in names, and what it may do.</summary>
internal sealed record Trade(string Name, string Scope, bool SuitsIndividuals)
{
    public static readonly Trade[] All =
    [
        new("餐饮管理", "餐饮服务；食品销售（依法须经批准的项目，经相关部门批准后方可开展经营活动）", true) { SellsFood = true },
        new("小吃", "小餐饮；食品零售", true) { SellsFood = true },
        new("百货", "日用百货、文具用品零售", true),
        new("理发", "理发服务；美容服务", true),
        new("建材", "建筑材料、装饰材料、五金产品销售", true),
        new("物流", "道路货物运输；仓储服务；装卸搬运", false),
        new("科技", "技术开发、技术咨询、技术转让、技术服务；计算机软硬件销售", false),
        new("信息技术", "软件开发；信息系统集成服务；数据处理服务", false),
        new("建筑工程", "房屋建筑工程、市政工程施工；土石方工程", false),
        new("纺织", "针纺织品制造、销售；服装加工", false),
        new("农业发展", "蔬菜、水果、花卉种植；农产品初加工及销售", false),
        new("人力资源", "人力资源服务；劳务派遣服务", false),
        new("文化传媒", "组织文化艺术交流活动；广告设计、制作、代理、发布", false),
        new("医药", "药品零售；医疗器械经营", false),
        new("汽车维修", "机动车维修；汽车零配件销售", true),
        new("物业管理", "物业管理；保洁服务；绿化养护", false),
    ];

    /// <summary>It needs a food business permit.</summary>
    public bool SellsFood { get; private init; }
}
