using Gateway.Demo.City.Births;
using Gateway.Demo.City.Credits;
using Gateway.Demo.City.Firms;
using Gateway.Demo.City.Homes;
using Gateway.Demo.City.Insurance;
using Gateway.Demo.City.People;
using Gateway.Demo.City.Permits;
using Gateway.Demo.City.Premises;
using Gateway.Demo.City.Taxes;

namespace Gateway.Demo.City;

/// <summary>Everybody and everything of the city, before it is spread over the departments' databases.</summary>
internal sealed class CityRegister
{
    public List<Resident> Residents { get; } = new(CitySeed.Residents);

    public List<Household> Households { get; } = [];

    public List<Marriage> Marriages { get; } = [];

    public List<Adoption> Adoptions { get; } = [];

    public List<Firm> Firms { get; } = [];

    public List<FoodPermit> FoodPermits { get; } = [];

    public List<Insured> Insured { get; } = [];

    public List<Qualification> Qualifications { get; } = [];

    public List<Deed> Deeds { get; } = [];

    public List<TitleCertificate> TitleCertificates { get; } = [];

    public List<BirthCertificate> Births { get; } = [];

    public List<Taxpayer> Taxpayers { get; } = [];

    public List<CreditFile> Credits { get; } = [];

    public List<OlderNumber> OlderNumbers { get; } = [];

    public List<NameReservation> NameReservations { get; } = [];

    public List<FireCheck> FireChecks { get; } = [];

    public List<Signboard> Signboards { get; } = [];

    /// <summary>Throws the dice. Every call gives the same city.</summary>
    public static CityRegister Make()
    {
        var register = new CityRegister();
        register.MakePeople();
        register.Firms.AddRange(new FirmMaker(new Dice(3), register.Residents).Make());
        var insurance = new InsuranceMaker(new Dice(4));
        register.Insured.AddRange(insurance.Insure(register.Residents, register.Firms));
        register.Qualifications.AddRange(insurance.Qualify(register.Residents));
        register.Deeds.AddRange(new DeedMaker(new Dice(5)).Make(register.Residents, register.Households, register.Firms));
        register.FoodPermits.AddRange(new FoodPermitMaker(new Dice(7)).Make(register.Firms));
        register.TitleCertificates.AddRange(new TitleCertificateMaker(new Dice(8), register.Residents).Make(register.Deeds));
        register.Births.AddRange(new BirthMaker(new Dice(9)).Make(register.Households, register.Adoptions));
        register.Taxpayers.AddRange(new TaxMaker(new Dice(10)).Make(register.Firms));
        register.Credits.AddRange(new CreditMaker(new Dice(11)).Make(register.Firms, register.FoodPermits));
        register.OlderNumbers.AddRange(OlderNumberMaker.Make(register.Firms));
        register.NameReservations.AddRange(new NameReservationMaker(new Dice(23)).Make(register.Residents, register.Firms));
        register.FireChecks.AddRange(new FireCheckMaker(new Dice(24)).Make(register.Deeds));
        register.Signboards.AddRange(new SignboardMaker(new Dice(25)).Make(register.Deeds));
        return register;
    }

    private void MakePeople()
    {
        var dice = new Dice(1);
        var numbers = new CitizenNumbers();
        var maker = new HouseholdMaker(dice, numbers, Residents, Households);
        CastMaker.Make(maker, numbers, Marriages);
        ScenarioPeopleMaker.Reserve(numbers);
        var families = new FamilyMaker(dice, maker, Marriages);
        while (!maker.IsFull)
        {
            families.Make();
        }

        // The city may have been full before the last household had anybody.
        Households.RemoveAll(household => household.Members.Count == 0);
        ScenarioPeopleMaker.Make(maker, Marriages);
        DivorceMaker.Make(new Dice(2), families.LoneParents, families.Singles, Marriages);
        AdoptionMaker.Make(new Dice(6), Households, Adoptions);
    }
}
