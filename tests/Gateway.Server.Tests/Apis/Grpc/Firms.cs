using Gateway.Server.Tests.Apis.Grpc.Credit;
using Google.Protobuf;

namespace Gateway.Server.Tests.Apis.Grpc;

/// <summary>Firms, with things that are nobody's business.</summary>
internal static class Firms
{
    public const string Uscc = "92330102MA90000037";
    public const string Secret = "SECRET-MARK";

    public static Firm Small(string name = "云溪小吃店") => new()
    {
        Uscc = Uscc,
        Name = name,
        Owner = new Person { Name = "张三丰", Number = Secret, Phones = { Secret, Secret } },
        Arrears =
        {
            new Arrears { Tax = "VAT", Amount = 1234.5, Clerk = Secret },
            new Arrears { Tax = "CIT", Amount = 0, Clerk = Secret },
        },
        Scores = { 71234, -567, 3 },
        Grade = Grade.A,
        Seal = ByteString.CopyFromUtf8(Secret),
        Active = true,
        Capital = "120000.00",
        Notes = { ["a"] = Secret },
        Director = new Person { Name = Secret, Number = Secret },
        Codes = { 7, 8 },
        Staff = 17,
        Remark = Secret,
        Parent = new Firm { Name = Secret, Owner = new Person { Name = Secret } },
    };

    /// <summary>What the agreement of the tests leaves of it.</summary>
    public static Firm Agreed(string name = "云溪小吃店") => new()
    {
        Name = name,
        Owner = new Person { Name = "张**" },
        Arrears = { new Arrears { Amount = 1234.5 }, new Arrears() },
        Scores = { 70000, -500 },
        Grade = Grade.A,
        Active = true,
    };
}
