namespace Gateway.Core.Items;

/// <summary>Type of a service item (事项类型); numbered as in the contracts.</summary>
public enum ItemType
{
    /// <summary>Not said.</summary>
    None = 0,

    /// <summary>行政许可.</summary>
    Licence = 1,

    /// <summary>行政处罚.</summary>
    Penalty = 2,

    /// <summary>行政强制.</summary>
    Compulsion = 3,

    /// <summary>行政征收.</summary>
    Levy = 4,

    /// <summary>行政给付.</summary>
    Payment = 5,

    /// <summary>行政检查.</summary>
    Inspection = 6,

    /// <summary>行政确认.</summary>
    Confirmation = 7,

    /// <summary>行政奖励.</summary>
    Reward = 8,

    /// <summary>行政裁决.</summary>
    Adjudication = 9,

    /// <summary>其他行政权力.</summary>
    OtherPower = 10,

    /// <summary>公共服务.</summary>
    PublicService = 11,
}

/// <summary>The published list that an item stands on; numbered as in the contracts.</summary>
public enum ItemList
{
    /// <summary>Not said.</summary>
    None = 0,

    /// <summary>权力清单.</summary>
    Power = 1,

    /// <summary>责任清单.</summary>
    Responsibility = 2,

    /// <summary>中介服务清单.</summary>
    Intermediary = 3,
}
