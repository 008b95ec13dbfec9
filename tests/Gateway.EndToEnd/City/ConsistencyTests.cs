namespace Gateway.EndToEnd.City;

/// <summary>What one department says of somebody, another knows too. Each query counts the exceptions.</summary>
[Collection(SeededCity.Name)]
public sealed class ConsistencyTests(SeededCity city)
{
    [Theory]
    [InlineData("a party of a marriage", "SELECT count(*) FROM minzheng.V_HYDJ_GR h WHERE NOT EXISTS (SELECT 1 FROM gongan.T_CZRK_JBXX r WHERE r.GMSFHM = h.SFZH AND trim(r.XM) = trim(h.XM))")]
    [InlineData("a husband who is none", "SELECT count(*) FROM minzheng.HYDJ_XX h JOIN gongan.T_CZRK_JBXX r ON r.GMSFHM = h.NANSFZH WHERE r.XBDM <> '1'")]
    [InlineData("a marriage below the age", "SELECT count(*) FROM minzheng.HYDJ_XX h JOIN gongan.T_CZRK_JBXX r ON r.GMSFHM = h.NVSFZH WHERE CAST(h.DJRQ AS INTEGER) - CAST(r.CSRQ AS INTEGER) < 200000")]
    [InlineData("an adopter or a child", "SELECT count(*) FROM minzheng.SYDJ_XX s WHERE NOT EXISTS (SELECT 1 FROM gongan.T_CZRK_JBXX r WHERE r.GMSFHM = s.SYRSFZH) OR NOT EXISTS (SELECT 1 FROM gongan.T_CZRK_JBXX r WHERE r.GMSFHM = s.BSYRSFZH)")]
    [InlineData("a legal representative", "SELECT count(*) FROM shichang.QY_JBXX q WHERE NOT EXISTS (SELECT 1 FROM gongan.T_CZRK_JBXX r WHERE r.GMSFHM = q.FDDBRSFZ AND trim(r.XM) = trim(q.FDDBR))")]
    [InlineData("a post", "SELECT count(*) FROM shichang.FR_RZXX p WHERE NOT EXISTS (SELECT 1 FROM shichang.QY_JBXX q WHERE q.TYSHXYDM = p.TYSHXYDM AND q.FDDBRSFZ = p.SFZH)")]
    [InlineData("a licence", "SELECT count(*) FROM shichang.YYZZ_XX z WHERE NOT EXISTS (SELECT 1 FROM shichang.QY_JBXX q WHERE q.TYSHXYDM = z.TYSHXYDM AND q.QYMC = z.CYZT)")]
    [InlineData("a food permit", "SELECT count(*) FROM shichang.SPJYXK_XX s WHERE NOT EXISTS (SELECT 1 FROM shichang.QY_JBXX q WHERE q.TYSHXYDM = s.TYSHXYDM AND q.QYMC = s.JYZMC AND q.CLRQ <= s.YXQQ)")]
    [InlineData("a permit that stands, of a firm that does not", "SELECT count(*) FROM shichang.SPJYXK_XX s JOIN shichang.QY_JBXX q ON q.TYSHXYDM = s.TYSHXYDM WHERE q.DJZT <> 'K' AND s.XKZT IN ('Y', 'T') AND s.YXQZ >= '20250630'")]
    [InlineData("a marriage of a certificate", "SELECT count(*) FROM minzheng.JHZ_XX z WHERE NOT EXISTS (SELECT 1 FROM minzheng.V_HYDJ_GR h WHERE h.SFZH = z.CZRSFZH AND h.POSFZH = z.POSFZH AND h.YWLX = 'J' AND h.ZSZH = z.ZSZH)")]
    [InlineData("a divorce of a certificate", "SELECT count(*) FROM minzheng.JHZ_XX z WHERE (z.ZSZT = '0') <> EXISTS (SELECT 1 FROM minzheng.V_HYDJ_GR h WHERE h.SFZH = z.CZRSFZH AND h.POSFZH = z.POSFZH AND h.YWLX = 'L')")]
    [InlineData("a firm that taxation does not hold alike", "SELECT count(*) FROM shichang.QY_JBXX q WHERE NOT EXISTS (SELECT 1 FROM shuiwu.NSR_JBXX n WHERE n.NSRSBH = q.TYSHXYDM AND n.NSRMC = q.QYMC AND n.FDDBR = trim(q.FDDBR) AND n.FDDBRSFZ = q.FDDBRSFZ)")]
    [InlineData("a taxpayer", "SELECT count(*) FROM shuiwu.NSR_JBXX n WHERE NOT EXISTS (SELECT 1 FROM shichang.QY_JBXX q WHERE q.TYSHXYDM = n.NSRSBH)")]
    [InlineData("an arrear or a payment", "SELECT count(*) FROM (SELECT NSRSBH FROM shuiwu.QS_MX UNION ALL SELECT NSRSBH FROM shuiwu.WS_MX) m WHERE NOT EXISTS (SELECT 1 FROM shuiwu.NSR_JBXX n WHERE n.NSRSBH = m.NSRSBH)")]
    [InlineData("a firm that the credit office does not hold alike", "SELECT count(*) FROM shichang.QY_JBXX q WHERE NOT EXISTS (SELECT 1 FROM xinyong.XY_ZT z WHERE z.TYSHXYDM = q.TYSHXYDM AND z.ZTMC = q.QYMC AND z.FDDBR = trim(q.FDDBR) AND z.FDDBRSFZ = q.FDDBRSFZ)")]
    [InlineData("a firm of the credit office", "SELECT count(*) FROM xinyong.XY_ZT z WHERE NOT EXISTS (SELECT 1 FROM shichang.QY_JBXX q WHERE q.TYSHXYDM = z.TYSHXYDM)")]
    [InlineData("a credit record", "SELECT count(*) FROM xinyong.XY_JL j WHERE NOT EXISTS (SELECT 1 FROM xinyong.XY_ZT z WHERE z.TYSHXYDM = j.TYSHXYDM)")]
    [InlineData("a permit that was revoked without a penalty", "SELECT count(*) FROM shichang.SPJYXK_XX s WHERE s.XKZT = 'D' AND NOT EXISTS (SELECT 1 FROM xinyong.XY_JL j WHERE j.TYSHXYDM = s.TYSHXYDM AND j.SY LIKE '%吊销食品经营许可证')")]
    [InlineData("an insured person", "SELECT count(*) FROM renshe.AC01 p WHERE NOT EXISTS (SELECT 1 FROM gongan.T_CZRK_JBXX r WHERE r.GMSFHM = p.AAC002 AND trim(r.XM) = trim(p.AAC003))")]
    [InlineData("an employer", "SELECT count(*) FROM renshe.AB01 u WHERE NOT EXISTS (SELECT 1 FROM shichang.QY_JBXX q WHERE q.TYSHXYDM = u.AAB998 AND q.QYMC = u.AAB004)")]
    [InlineData("an insured person's employer", "SELECT count(*) FROM renshe.AC02 c WHERE c.AAB001 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM renshe.AB01 u WHERE u.AAB001 = c.AAB001)")]
    [InlineData("a payment's person", "SELECT count(*) FROM renshe.AC43 m WHERE NOT EXISTS (SELECT 1 FROM renshe.AC01 p WHERE p.AAC001 = m.AAC001)")]
    [InlineData("a qualified person", "SELECT count(*) FROM renshe.ZYZG_XX z WHERE NOT EXISTS (SELECT 1 FROM gongan.T_CZRK_JBXX r WHERE r.GMSFHM = z.SFZH)")]
    [InlineData("an owner of a home", "SELECT count(*) FROM ziran.V_GRQL o WHERE NOT EXISTS (SELECT 1 FROM gongan.T_CZRK_JBXX r WHERE r.GMSFHM = o.ZJH AND trim(r.XM) = trim(o.QLRMC))")]
    [InlineData("a firm that owns", "SELECT count(*) FROM ziran.BDC_QLRXX o WHERE o.ZJZL = '8' AND NOT EXISTS (SELECT 1 FROM shichang.QY_JBXX q WHERE q.TYSHXYDM = o.ZJH)")]
    [InlineData("a holder of a title certificate", "SELECT count(*) FROM ziran.V_GRZS z WHERE NOT EXISTS (SELECT 1 FROM gongan.T_CZRK_JBXX r WHERE r.GMSFHM = z.ZJH AND trim(r.XM) = trim(z.QLRMC))")]
    [InlineData("a title without its certificate", "SELECT count(*) FROM ziran.BDC_QLRXX o WHERE NOT EXISTS (SELECT 1 FROM ziran.BDC_ZSXX z WHERE z.ZJH = o.ZJH AND z.BDCQZH = o.BDCQZH AND z.ZSZT = '1')")]
    [InlineData("a certificate that stands without its title", "SELECT count(*) FROM ziran.BDC_ZSXX z WHERE z.ZSZT = '1' AND NOT EXISTS (SELECT 1 FROM ziran.BDC_QLRXX o WHERE o.ZJH = z.ZJH AND o.BDCQZH = z.BDCQZH)")]
    [InlineData("a child", "SELECT count(*) FROM weijian.CSYXZM_XX c WHERE c.XSESFZH IS NOT NULL AND NOT EXISTS (SELECT 1 FROM gongan.T_CZRK_JBXX r WHERE r.GMSFHM = c.XSESFZH AND trim(r.XM) = c.XSEXM AND r.XBDM = c.XB AND r.CSRQ = c.CSRQ)")]
    [InlineData("a parent", "SELECT count(*) FROM weijian.CSYXZM_XX c WHERE NOT EXISTS (SELECT 1 FROM gongan.T_CZRK_JBXX r WHERE r.GMSFHM = c.MQSFZH AND r.XBDM = '2') OR c.FQSFZH IS NOT NULL AND NOT EXISTS (SELECT 1 FROM gongan.T_CZRK_JBXX r WHERE r.GMSFHM = c.FQSFZH AND r.XBDM = '1')")]
    [InlineData("a birth of an adopted child", "SELECT count(*) FROM weijian.CSYXZM_XX c JOIN minzheng.SYDJ_XX s ON s.BSYRSFZH = c.XSESFZH")]
    [InlineData("an older number's firm", "SELECT count(*) FROM shichang.HM_DZ d WHERE NOT EXISTS (SELECT 1 FROM shichang.QY_JBXX q WHERE q.TYSHXYDM = d.TYSHXYDM AND q.CLRQ < '20151001')")]
    [InlineData("an organisation code that the credit code does not hold", "SELECT count(*) FROM shichang.HM_DZ d WHERE d.HMLX = 'Z' AND d.HM <> substr(d.TYSHXYDM, 9, 9)")]
    [InlineData("for whom a name is kept", "SELECT count(*) FROM shichang.MC_SB m WHERE NOT EXISTS (SELECT 1 FROM gongan.T_CZRK_JBXX r WHERE r.GMSFHM = m.SQRSFZH AND trim(r.XM) = trim(m.SQRXM))")]
    [InlineData("a name that is kept and borne", "SELECT count(*) FROM shichang.MC_SB m JOIN shichang.QY_JBXX q ON q.QYMC = m.QYMC")]
    [InlineData("checked premises", "SELECT count(*) FROM xiaofang.XF_JCJL j WHERE NOT EXISTS (SELECT 1 FROM ziran.BDC_DYXX d WHERE d.BDCDYH = j.BDCDYH AND trim(d.FWYT) = '20')")]
    [InlineData("a signboard's premises", "SELECT count(*) FROM chengguan.HW_ZPXX z WHERE NOT EXISTS (SELECT 1 FROM ziran.BDC_DYXX d WHERE d.BDCDYH = z.BDCDYH AND trim(d.FWYT) = '20')")]
    [InlineData("a signboard's holder", "SELECT count(*) FROM chengguan.HW_ZPXX z WHERE NOT EXISTS (SELECT 1 FROM ziran.BDC_QLRXX o WHERE o.BDCDYH = z.BDCDYH AND o.QLRMC = z.SZR)")]
    [InlineData("a household's head", "SELECT count(*) FROM gongan.T_HK_JBXX h WHERE NOT EXISTS (SELECT 1 FROM gongan.T_CZRK_JBXX r WHERE r.GMSFHM = h.HZGMSFHM AND r.HH = h.HH)")]
    public void Nobody_is_known_to_one_department_alone(string whom, string exceptions)
    {
        Assert.NotEmpty(whom);
        Assert.Equal(0, city.Count(exceptions));
    }

    [Theory]
    [InlineData("padded blanks", "SELECT count(*) FROM gongan.T_CZRK_JBXX WHERE XM <> trim(XM)")]
    [InlineData("a NULL where a date belongs", "SELECT count(*) FROM gongan.T_CZRK_JBXX WHERE SWRQ IS NULL")]
    [InlineData("zeros where a date belongs", "SELECT count(*) FROM gongan.T_CZRK_JBXX WHERE SWRQ = '00000000'")]
    [InlineData("a licence for ever", "SELECT count(*) FROM shichang.YYZZ_XX WHERE YXQZ = '99991231'")]
    [InlineData("a permit that ran out unmarked", "SELECT count(*) FROM shichang.SPJYXK_XX WHERE XKZT = 'Y' AND YXQZ < '20250630'")]
    [InlineData("several permits of one firm", "SELECT count(*) FROM (SELECT TYSHXYDM FROM shichang.SPJYXK_XX GROUP BY TYSHXYDM HAVING count(*) > 1)")]
    [InlineData("a father who is not named", "SELECT count(*) FROM weijian.CSYXZM_XX WHERE FQSFZH IS NULL")]
    [InlineData("several checks of the same premises", "SELECT count(*) FROM (SELECT BDCDYH FROM xiaofang.XF_JCJL GROUP BY BDCDYH HAVING count(*) > 1)")]
    [InlineData("a signboard of which something is not known", "SELECT count(*) FROM chengguan.HW_ZPXX WHERE ZDMC IS NULL")]
    [InlineData("two registrations of one person", "SELECT count(*) FROM (SELECT SFZH FROM minzheng.V_HYDJ_GR GROUP BY SFZH HAVING count(*) > 1)")]
    [InlineData("characters outside the BMP", "SELECT count(*) FROM gongan.T_CZRK_JBXX WHERE length(CAST(trim(XM) AS BLOB)) > 3 * length(trim(XM))")]
    [InlineData("surnames of two characters", "SELECT count(*) FROM gongan.T_CZRK_JBXX WHERE XM LIKE '欧阳%' OR XM LIKE '司马%'")]
    public void What_breaks_careless_programs_is_there(string what, string occurrences)
    {
        Assert.NotEmpty(what);
        Assert.True(city.Count(occurrences) > 10);
    }
}
