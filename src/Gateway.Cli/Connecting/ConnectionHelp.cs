using Gateway.Cli.Texts;

namespace Gateway.Cli.Connecting;

/// <summary>What the help says about connecting, and the variables that say the same as the options.</summary>
internal static class ConnectionHelp
{
    public const string AddressVariable = "GATEWAY_ADDRESS";
    public const string CertificateVariable = "GATEWAY_CERT";
    public const string KeyVariable = "GATEWAY_KEY";
    public const string AuthorityVariable = "GATEWAY_CA";
    public const string ProfileVariable = "GATEWAY_PROFILE";

    public static readonly Text Address = new("The gateway. Or GATEWAY_ADDRESS.", "网关地址。或设置 GATEWAY_ADDRESS。");
    public static readonly Text Certificate = new(
        "Certificate of the calling system, PEM. Or GATEWAY_CERT.", "调用系统的证书，PEM 格式。或设置 GATEWAY_CERT。");
    public static readonly Text Key = new("Its private key, PEM, not encrypted. Or GATEWAY_KEY.", "证书的私钥，PEM 格式，未加密。或设置 GATEWAY_KEY。");
    public static readonly Text Authority = new(
        "The only authority that the gateway's certificate may come from, PEM. Or GATEWAY_CA.",
        "网关证书唯一可信的签发机构，PEM 格式。或设置 GATEWAY_CA。");
    public static readonly Text City = new(
        "Take all of this from the city.json of a demo city; with --system.", "以上各项取自演示城市的 city.json；与 --system 一起使用。");
    public static readonly Text System = new("System of the city to connect as.", "以城市中的哪个系统身份连接。");
    public static readonly Text Profile = new(
        "Take what is not given from a YAML file with the keys address, cert, key and ca. Or GATEWAY_PROFILE.",
        "未给出的各项取自 YAML 文件，键为 address、cert、key、ca。或设置 GATEWAY_PROFILE。");
    public static readonly Text Deadline = new(
        "Longest time that one call may take: 500ms, 5s, 2m. Without it {0} s.", "单次调用的最长时间：500ms、5s、2m。未指定时为 {0} 秒。");
}
