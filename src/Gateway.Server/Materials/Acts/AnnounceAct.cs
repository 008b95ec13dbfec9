using Gateway.Contracts.Materials.V1;
using Gateway.Core.Calendars;
using Gateway.Core.Decisions;
using Gateway.Core.Identifiers;
using Gateway.Core.Items;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Orders;
using Gateway.Storage.Cases;
using Subject = Gateway.Core.Identifiers.Subject;

namespace Gateway.Server.Materials.Acts;

/// <summary>Announces a result to the departments whose permits follow (双告知).</summary>
internal sealed class AnnounceAct(CaseDesk desk, OrderDesk orders, CaseBook book, CaseStore store, JurisdictionClock clock)
{
    /// <summary>Does it.</summary>
    public async Task<Answered<AnnounceResponse>> DoAsync(ConsumerCall call, AnnounceRequest request, CancellationToken cancellationToken)
    {
        var found = await desk.FindOpenAsync(call, request.Case, cancellationToken);
        if (found.Answer is not { } file)
        {
            return found.Refusal!;
        }

        var matter = desk.MatterOf(file);
        if (matter.Answer is not { } about)
        {
            return matter.Refusal!;
        }

        if (about.Items.FirstOrDefault(each => each.Code == request.ServiceItemCode) is not { } item)
        {
            return Reasons.ItemUnknown;
        }

        if (item.Announcements.IsEmpty
            || file.Orders.Any(order => item.Announcements.Any(each => each.Department == order.Department && each.Follows == order.Follows)))
        {
            return CaseReasons.AnnouncementNotOffered;
        }

        if (!CertificateIdentifier.TryParse(request.CertificateIdentifier, out _, out var fault))
        {
            return new Refusal(Reasons.CertificateIdentifierMalformed, Detail: $"{fault.English} {fault.Chinese}");
        }

        if (request.Holder is { } holder && !Subject.TryCreate(holder.Type, holder.Identifier, clock.Today, out _, out var wrong))
        {
            return new Refusal(Reasons.SubjectMalformed, Detail: $"holder: {wrong.English} {wrong.Chinese}");
        }

        return await AnnounceAsync(call, request, file, about, item, cancellationToken);
    }

    private async Task<Answered<AnnounceResponse>> AnnounceAsync(
        ConsumerCall call, AnnounceRequest request, CaseFile file, Core.Items.Matters.Matter matter, ServiceItem item, CancellationToken cancellationToken)
    {
        var context = desk.RunOf(call, file, request.Case, matter).Context;
        var holder = request.Holder ?? context.Parties.SubjectOf(CaseValue.Applicant);
        if (item.Announcements.Any(announcement => orders.DueAfter(announcement.DueDays) is null))
        {
            return CaseReasons.CalendarMissing;
        }

        var made = new List<StoredOrder>();
        foreach (var announcement in item.Announcements)
        {
            made.Add((await orders.AnnounceAsync(context, file.Stored.Id, item, announcement, holder, request.CertificateIdentifier))!);
        }

        // Another call that was quicker has announced it.
        return await store.AddOrdersAsync(made, cancellationToken)
            ? new AnnounceResponse { Announcements = { made.Select(book.StatusOf) } }
            : CaseReasons.AnnouncementNotOffered;
    }
}
