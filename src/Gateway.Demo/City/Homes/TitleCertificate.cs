namespace Gateway.Demo.City.Homes;

/// <summary>A certificate of a title (不动产权证书): each owner of a deed has one.</summary>
/// <param name="Deed">Whose unit it is about.</param>
/// <param name="Holder">Its holder, or who held it then.</param>
/// <param name="Number">不动产权证号.</param>
/// <param name="Issued">Day of issue.</param>
/// <param name="State">Replaced where its holder was given a new one, cancelled where the unit went to others.</param>
/// <param name="Changed">Day on which the register last changed its row.</param>
internal sealed record TitleCertificate(
    Deed Deed, Owner Holder, string Number, DateOnly Issued, CertificateState State, DateOnly Changed)
{
    /// <summary>The register keeps its identifier with a wrong check character.</summary>
    public bool IsMiskept { get; init; }
}
