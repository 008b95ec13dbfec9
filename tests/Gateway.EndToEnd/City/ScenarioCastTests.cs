using Gateway.Core.Identifiers;
using Gateway.Demo.City;

namespace Gateway.EndToEnd.City;

/// <summary>The departments hold of the scenarios' cast what the scenarios need.</summary>
[Collection(SeededCity.Name)]
public sealed class ScenarioCastTests(SeededCity city)
{
    [Theory]
    [InlineData(ScenarioCast.Founder, ScenarioCast.FounderName)]
    [InlineData(ScenarioCast.CatererRepresentative, ScenarioCast.CatererRepresentativeName)]
    [InlineData(ScenarioCast.ClosingRepresentative, ScenarioCast.ClosingRepresentativeName)]
    [InlineData(ScenarioCast.Mother, ScenarioCast.MotherName)]
    [InlineData(ScenarioCast.Father, ScenarioCast.FatherName)]
    [InlineData(ScenarioCast.Seller, ScenarioCast.SellerName)]
    public void Everybody_is_registered_by_a_valid_number(string number, string name)
    {
        Assert.True(CitizenNumber.Check(number, CitySeed.Today).IsNone);
        Assert.Equal(1, city.Count($"SELECT count(*) FROM gongan.T_CZRK_JBXX WHERE GMSFHM = '{number}' AND trim(XM) = '{name}' AND RKZT = '0'"));
    }

    [Theory]
    [InlineData(1, "the name is kept for the founder", $"SELECT count(*) FROM shichang.MC_SB WHERE QYMC = '{ScenarioCast.NewFirmName}' AND SBZT = 'B' AND SQRSFZH = '{ScenarioCast.Founder}'")]
    [InlineData(1, "another name is kept for somebody else", $"SELECT count(*) FROM shichang.MC_SB WHERE QYMC = '{ScenarioCast.TakenName}' AND SBZT = 'B' AND SQRSFZH <> '{ScenarioCast.Founder}'")]
    [InlineData(1, "the founder holds the certificate of an office", $"SELECT count(*) FROM ziran.V_GRZS WHERE ZJH = '{ScenarioCast.Founder}' AND BDCDYH = '{ScenarioCast.Office}' AND trim(FWYT) = '30' AND ZSZT = '1'")]
    [InlineData(1, "the caterer stands, and by whom", $"SELECT count(*) FROM shichang.V_FR_RZ WHERE TYSHXYDM = '{ScenarioCast.Caterer}' AND SFZH = '{ScenarioCast.CatererRepresentative}' AND QYMC = '{ScenarioCast.CatererName}' AND DJZT = 'K'")]
    [InlineData(1, "its registration number", $"SELECT count(*) FROM shichang.HM_DZ WHERE HMLX = 'G' AND HM = '{ScenarioCast.CatererRegistration}' AND TYSHXYDM = '{ScenarioCast.Caterer}'")]
    [InlineData(1, "its organisation code", $"SELECT count(*) FROM shichang.HM_DZ WHERE HMLX = 'Z' AND HM = '{ScenarioCast.CatererOrganisation}' AND TYSHXYDM = '{ScenarioCast.Caterer}'")]
    [InlineData(1, "its tax number", $"SELECT count(*) FROM shichang.HM_DZ WHERE HMLX = 'S' AND HM = '{ScenarioCast.CatererTax}' AND TYSHXYDM = '{ScenarioCast.Caterer}'")]
    [InlineData(1, "the shop is one", $"SELECT count(*) FROM ziran.BDC_DYXX WHERE BDCDYH = '{ScenarioCast.Shop}' AND trim(FWYT) = '20'")]
    [InlineData(1, "the shop passed its check", $"SELECT count(*) FROM xiaofang.XF_JCJL WHERE BDCDYH = '{ScenarioCast.Shop}' AND JCJL = 'HG'")]
    [InlineData(1, "the shop's signboard covers nothing", $"SELECT count(*) FROM chengguan.HW_ZPXX WHERE BDCDYH = '{ScenarioCast.Shop}' AND ZPZT = 'Z' AND ZDMC = '否'")]
    [InlineData(1, "the firm that is given up stands, and by whom", $"SELECT count(*) FROM shichang.V_FR_RZ WHERE TYSHXYDM = '{ScenarioCast.Closing}' AND SFZH = '{ScenarioCast.ClosingRepresentative}' AND QYMC = '{ScenarioCast.ClosingName}' AND DJZT = 'K'")]
    [InlineData(0, "neither firm owes taxes", $"SELECT count(*) FROM shuiwu.QS_MX WHERE NSRSBH IN ('{ScenarioCast.Caterer}', '{ScenarioCast.Closing}')")]
    [InlineData(0, "neither firm owes contributions", $"SELECT count(*) FROM renshe.AB01 WHERE AAB998 IN ('{ScenarioCast.Caterer}', '{ScenarioCast.Closing}') AND SFQF = 'Y'")]
    [InlineData(0, "nothing was decided against either firm", $"SELECT count(*) FROM xinyong.XY_JL WHERE TYSHXYDM IN ('{ScenarioCast.Caterer}', '{ScenarioCast.Closing}')")]
    [InlineData(1, "who lost a permit is on the list of the dishonest", $"SELECT count(*) FROM xinyong.V_YZSX WHERE TYSHXYDM = '{Cast.FirmWithRevokedPermit}' AND LRZT = 'LR'")]
    [InlineData(1, "the newborn has a certificate and no number", $"SELECT count(*) FROM weijian.CSYXZM_XX WHERE ZZBS = '{ScenarioCast.NewbornCertificate}' AND XSESFZH IS NULL AND XSEXM = '{ScenarioCast.NewbornName}' AND MQSFZH = '{ScenarioCast.Mother}' AND FQSFZH = '{ScenarioCast.Father}'")]
    [InlineData(1, "all others have a number", "SELECT count(*) FROM weijian.CSYXZM_XX WHERE XSESFZH IS NULL")]
    [InlineData(2, "the parents are married", $"SELECT count(*) FROM minzheng.JHZ_XX WHERE CZRSFZH IN ('{ScenarioCast.Mother}', '{ScenarioCast.Father}') AND ZSZT = '1'")]
    [InlineData(1, "the seller owns the home, alone, and nothing keeps her from selling it", $"SELECT count(*) FROM ziran.V_GRQL WHERE ZJH = '{ScenarioCast.Seller}' AND BDCDYH = '{ScenarioCast.Home}' AND GYFS = '0' AND SFDY = '否' AND SFCF = '否'")]
    public void What_a_scenario_needs_is_held(int expected, string what, string occurrences)
    {
        Assert.NotEmpty(what);
        Assert.Equal(expected, city.Count(occurrences));
    }
}
