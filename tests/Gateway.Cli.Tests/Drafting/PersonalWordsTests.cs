using Gateway.Cli.Drafting;
using Gateway.Contracts.Management.V1;
using Gateway.Core.Records;

namespace Gateway.Cli.Tests.Drafting;

public sealed class PersonalWordsTests
{
    [Theory]
    [InlineData("xm", FieldType.Text, Sensitivity.L3, Masking.Name)]
    [InlineData("fddbrxm", FieldType.Text, Sensitivity.L3, Masking.Name)]
    [InlineData("legalPersonName", FieldType.Text, Sensitivity.L3, Masking.Name)]
    [InlineData("mobilePhone", FieldType.Text, Sensitivity.L3, Masking.Number)]
    [InlineData("mobile", FieldType.Integer, Sensitivity.L3, Masking.Withhold)]
    [InlineData("IDCardNo", FieldType.Text, Sensitivity.L3, Masking.Number)]
    [InlineData("idNo", FieldType.Text, Sensitivity.L3, Masking.Number)]
    [InlineData("身份证号", FieldType.Text, Sensitivity.L3, Masking.Number)]
    [InlineData("jtzz", FieldType.Text, Sensitivity.L3, Masking.Address)]
    [InlineData("birthDate", FieldType.Date, Sensitivity.L3, Masking.Date)]
    [InlineData("birthDate", FieldType.Text, Sensitivity.L3, Masking.Withhold)]
    [InlineData("qsje", FieldType.Decimal, Sensitivity.L3, Masking.Amount)]
    [InlineData("gender", FieldType.Code, Sensitivity.L3, Masking.Withhold)]
    [InlineData("bloodType", FieldType.Code, Sensitivity.L4, Masking.Withhold)]
    [InlineData("attachment", FieldType.Binary, Sensitivity.L3, Masking.Withhold)]
    [InlineData("updateTime", FieldType.Timestamp, Sensitivity.L2, Masking.Unspecified)]
    [InlineData("credit_grade", FieldType.Code, Sensitivity.L2, Masking.Unspecified)]
    public void What_looks_personal_is_masked_in_a_way_that_fits(string name, FieldType type, Sensitivity sensitivity, Masking masking) =>
        Assert.Equal((sensitivity, masking), PersonalWords.Guess(type, null, [name], []));

    [Fact]
    public void What_stands_in_something_personal_is_personal() =>
        Assert.Equal((Sensitivity.L3, Masking.Address), PersonalWords.Guess(FieldType.Text, null, ["city"], ["homeAddress"]));

    [Fact]
    public void Every_guess_fits_its_type()
    {
        foreach (var type in Enum.GetValues<FieldType>().Where(type => type != FieldType.Unspecified))
        {
            foreach (var name in new[] { "name", "phone", "address", "amount", "birthday", "health", "email" })
            {
                var (sensitivity, masking) = PersonalWords.Guess(type, null, [name], []);
                Assert.True(sensitivity >= Sensitivity.L3 && masking != Masking.Unspecified);
                Assert.True(MaskingRules.Fits((Core.Catalogue.FieldType)type, (Core.Catalogue.Masking)masking), $"{type} {name}");
            }
        }
    }
}
