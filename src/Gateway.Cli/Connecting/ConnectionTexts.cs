using Gateway.Cli.Texts;

namespace Gateway.Cli.Connecting;

/// <summary>What is said about connections.</summary>
internal static class ConnectionTexts
{
    public static readonly Text Missing = new(
        "{0} is missing: give {1}, set {2}, or name it in a profile (--profile) or a city (--city with --system).",
        "缺少{0}：请使用 {1}、设置环境变量 {2}，或写入配置文件（--profile）、城市文件（--city 与 --system）。");
    public static readonly Text TheAddress = new("the gateway's address", "网关地址");
    public static readonly Text TheCertificate = new("the client certificate", "客户端证书");
    public static readonly Text TheKey = new("the private key", "私钥");
    public static readonly Text TheAuthority = new("the authority of the gateway's certificate", "网关证书的签发机构");
    public static readonly Text AddressNotHttps = new(
        "\"{0}\" is not an address of a gateway; write https://host:port.", "\"{0}\" 不是网关地址；请写成 https://主机:端口。");
    public static readonly Text CertificateUnreadable = new(
        "{0}: no certificate in PEM form can be read from this file.", "{0}：无法从该文件读取 PEM 格式的证书。");
    public static readonly Text KeyUnreadable = new(
        "{0}: no private key in PEM form, unencrypted and belonging to the certificate, can be read from this file.",
        "{0}：无法从该文件读取与证书匹配、未加密的 PEM 格式私钥。");
    public static readonly Text AuthorityUnreadable = new(
        "{0}: no authority's certificate in PEM form can be read from this file.", "{0}：无法从该文件读取 PEM 格式的签发机构证书。");
    public static readonly Text FileMissing = new("{0}: no such file.", "{0}：没有这个文件。");
    public static readonly Text FileMalformed = new("{0}: {1}", "{0}：{1}");
    public static readonly Text CityMalformed = new(
        "{0}: is not the city.json that the demo writes (\"gateway\" with \"address\", and \"systems\").",
        "{0}：不是演示程序写出的 city.json（应含 \"gateway\" 的 \"address\" 以及 \"systems\"）。");
    public static readonly Text SystemMissing = new(
        "--city needs --system; the systems of this city: {0}.", "--city 须与 --system 一起使用；该城市的系统有：{0}。");
    public static readonly Text SystemWithoutCity = new("--system needs --city.", "--system 须与 --city 一起使用。");
    public static readonly Text SystemUnknown = new(
        "the city has no system \"{0}\"; its systems: {1}.", "该城市没有系统 \"{0}\"；现有系统：{1}。");
    public static readonly Text SystemNear = new(
        "the city has no system \"{0}\"; did you mean \"{1}\"?", "该城市没有系统 \"{0}\"；是否应为 \"{1}\"？");
    public static readonly Text ProfileNotMapping = new(
        "a profile is a mapping with the keys address, cert, key and ca.", "配置文件应为映射，键为 address、cert、key、ca。");
    public static readonly Text ProfileKey = new("unknown key \"{0}\"; known here: address, cert, key, ca.", "未知的键 \"{0}\"；此处可用：address、cert、key、ca。");
    public static readonly Text ProfileValue = new("must be text.", "应为文本。");

    public static readonly Text NoConnection = new("could not connect to {0}: {1}", "无法连接 {0}：{1}");
    public static readonly Text Refused = new(
        "nothing listens there. Check the address, and that the gateway runs.", "该地址没有服务在监听。请核对地址，并确认网关已启动。");
    public static readonly Text NameUnknown = new("the host's name is not known. Check the address.", "主机名无法解析。请核对地址。");
    public static readonly Text Unreachable = new(
        "the host cannot be reached. Check the address and the network.", "主机无法到达。请核对地址和网络。");
    public static readonly Text NotTrusted = new(
        "its certificate does not come from the authority in --ca. Check the address, and that --ca is the gateway's authority.",
        "其证书不是由 --ca 中的机构签发。请核对地址，并确认 --ca 是网关的签发机构。");
    public static readonly Text NameWrong = new(
        "its certificate does not bear this address's name. Use the address that the certificate names.",
        "其证书未包含该地址的名称。请使用证书中的地址。");
    public static readonly Text NotTls = new(
        "the TLS handshake failed. Check that the address is the gateway's exchange port, not its health port.",
        "TLS 握手失败。请确认该地址是网关的交换端口，而不是健康检查端口。");
    public static readonly Text NoAnswer = new(
        "no answer within {0} s. Check the address and the network, or allow more time with --deadline.",
        "{0} 秒内没有应答。请核对地址和网络，或用 --deadline 延长时限。");
    public static readonly Text Dropped = new(
        "the connection ended before an answer came. Whether the call was carried out is not known; the gateway's log tells.",
        "在收到应答前连接中断。调用是否已执行不得而知，请查看网关日志。");
    public static readonly Text NotAGateway = new(
        "what answers at {0} is not a gateway that knows this call ({1}). Check the address and the versions.",
        "{0} 处的服务不是支持此调用的网关（{1}）。请核对地址和版本。");
    public static readonly Text Unexplained = new(
        "the gateway at {0} failed without saying why ({1}). Its log tells; look there around {2}.",
        "{0} 处的网关未说明原因即失败（{1}）。请查看该网关在 {2} 前后的日志。");
}
