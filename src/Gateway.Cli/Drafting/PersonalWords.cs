using Gateway.Contracts.Management.V1;
using Gateway.Core.Records;

namespace Gateway.Cli.Drafting;

/// <summary>
/// Guesses what looks personal from words of English, pinyin and its initials, and Chinese. Rather too much than too little: a
/// steward reviews it, and lowers what is not personal.
/// </summary>
internal static class PersonalWords
{
    // Whole words of a name. Of initials, "xm" also means projects and "dz" also electronic; they count.
    private static readonly (Masking Masking, Sensitivity Sensitivity, string[] Words, string[] Parts)[] Known =
    [
        (Masking.Withhold, Sensitivity.L4,
            ["religion", "faith", "health", "disease", "blood", "disability", "race", "ethnic", "ethnicity", "nation", "mz", "minzu", "photo", "zp", "face", "password", "pwd", "criminal"],
            ["biometric", "fingerprint", "diagnos", "medical", "zhiwen", "jibing", "指纹", "人脸", "照片", "宗教", "疾病", "病历", "诊断", "残疾", "血型", "民族", "犯罪", "密码", "生物识别"]),
        (Masking.Date, Sensitivity.L3,
            ["dob", "born"],
            ["birth", "csrq", "csny", "chusheng", "death", "swrq", "出生", "生日", "死亡"]),
        (Masking.Number, Sensitivity.L3,
            ["tel", "fax", "dh", "sj", "zjh", "sfz", "ssn", "nid", "pid", "idno", "account", "acct", "card", "plate", "mobile"],
            ["phone", "mobile", "telephone", "cellular", "shouji", "dianhua", "sjh", "sjhm", "lxdh", "lxfs", "dhhm", "idcard", "id_card", "id_no", "id_num", "identity", "sfzh", "shenfenz", "zjhm", "zhengjian",
             "passport", "huzhao", "bank", "yhzh", "yhk", "kahao", "sbkh", "cphm", "licen", "certificate_no", "certno", "cert_no",
             "电话", "手机", "身份证", "公民身份", "证件号", "护照", "账号", "账户", "卡号", "车牌", "号牌", "社会保障号"]),
        (Masking.Withhold, Sensitivity.L3,
            ["sex", "gender", "xb", "age", "nl", "qq", "ip", "lat", "lng", "lon", "marital", "spouse", "married"],
            ["email", "mail", "wechat", "weixin", "xingbie", "latitude", "longitude", "marriage", "hyzk", "hunyin", "signature", "邮箱", "邮件", "微信", "性别", "年龄", "婚姻", "经度", "纬度", "签名"]),
        (Masking.Address, Sensitivity.L3,
            ["addr", "dz", "zz", "hj", "street", "home"],
            ["address", "residen", "dizhi", "zhuzhi", "huji", "jtzz", "hjdz", "txdz", "jzdz", "lxdz", "地址", "住址", "住所", "户籍", "籍贯", "居住"]),
        (Masking.Amount, Sensitivity.L3,
            ["je", "se", "gz", "sr", "pay", "fee", "wage", "wages", "tax", "debt", "loan", "price", "cost"],
            ["amount", "salary", "income", "balance", "jine", "gongzi", "shouru", "deposit", "pension", "payment", "arrear", "金额", "工资", "薪", "收入", "余额", "税额", "欠", "缴费", "缴款", "养老金", "贷款"]),
        (Masking.Name, Sensitivity.L3,
            ["xm", "contact", "person", "owner", "applicant", "agent"],
            ["name", "xingming", "mingzi", "fddb", "fadingdaibiao", "frdb", "lxr", "jbr", "sqr", "jhr", "huzhu", "representative", "姓名", "名字", "代表人", "法人", "联系人", "经办人", "申请人", "代理人", "监护人", "户主", "配偶", "持证人", "负责人"]),
    ];

    // Initials behind others: fddbrxm, jtdz, lxrdh.
    private static readonly (Masking Masking, string End)[] Ends =
        [(Masking.Name, "xm"), (Masking.Address, "dz"), (Masking.Address, "zz"), (Masking.Number, "dh"), (Masking.Amount, "je"), (Masking.Amount, "gz")];

    /// <summary>Sensitivity and a masking that fits the type.</summary>
    /// <param name="type">Type of the field.</param>
    /// <param name="format">Format of the schema.</param>
    /// <param name="names">What the field is called, by the document and in Chinese.</param>
    /// <param name="above">What the members that it stands in are called.</param>
    public static (Sensitivity Sensitivity, Masking Masking) Guess(FieldType type, string? format, IEnumerable<string> names, IEnumerable<string> above)
    {
        var found = names.Concat(above).Select(Find).FirstOrDefault(each => each is not null);
        if (format == "password")
        {
            found = (Masking.Withhold, Sensitivity.L4);
        }
        else if (type == FieldType.Binary || format is "email" or "idn-email" or "ipv4" or "ipv6")
        {
            // Nobody can tell what is in bytes.
            found = (Masking.Withhold, found?.Sensitivity ?? Sensitivity.L3);
        }

        return found is not var (masking, sensitivity) ? (Sensitivity.L2, Masking.Unspecified) : (sensitivity, Fitting(type, masking));
    }

    /// <summary>The masking where it fits the type, else the one that fits any.</summary>
    private static Masking Fitting(FieldType type, Masking masking) =>
        MaskingRules.Fits((Core.Catalogue.FieldType)type, (Core.Catalogue.Masking)masking) ? masking : Masking.Withhold;

    private static (Masking Masking, Sensitivity Sensitivity)? Find(string name)
    {
        var snake = ApiNames.Snake(name);
        var words = snake.Split('_');
        foreach (var (masking, sensitivity, known, parts) in Known)
        {
            if (words.Any(word => known.Contains(word, StringComparer.Ordinal))
                || parts.Any(part => snake.Contains(part, StringComparison.Ordinal) || name.Contains(part, StringComparison.OrdinalIgnoreCase)))
            {
                return (masking, sensitivity);
            }
        }

        foreach (var (masking, end) in Ends)
        {
            if (snake.EndsWith(end, StringComparison.Ordinal))
            {
                return (masking, Sensitivity.L3);
            }
        }

        return null;
    }
}
