using System.Globalization;
using System.Security.Cryptography;
using Gateway.Audit;
using Gateway.Contracts.Cases.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Contracts.V1;
using Gateway.Core.Calendars;
using Gateway.Core.Items;
using Gateway.Core.Items.Matters;
using Gateway.Server.Materials.Asking;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Recording;
using Gateway.Storage.Cases;
using Google.Protobuf;

namespace Gateway.Server.Materials.Orders;

/// <summary>
/// Makes orders to departments. What was ordered and when it is due is recorded before the order stands, so that a silence can be proved.
/// </summary>
internal sealed class OrderDesk(CaseSeal seal, CaseRecorder recorder, WorkingCalendar calendar, JurisdictionClock clock)
{
    /// <summary>Working days in which a department verifies a commitment by hand.</summary>
    private const int VerifyDays = 10;

    /// <summary>As the database keeps it: an order is told as it is read.</summary>
    private DateTimeOffset Now
    {
        get
        {
            var now = clock.Now;
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    /// <summary>The last moment at which an order of so many working days may be answered; null where the calendar does not reach so far.</summary>
    public DateTimeOffset? DueAfter(int workingDays) =>
        calendar.AddWorkingDays(clock.Today, workingDays) is { } day ? clock.EndOf(day) : null;

    /// <summary>A check of a line's material, recorded and to be saved; null where the calendar does not reach so far.</summary>
    public Task<StoredOrder?> OrderCheckAsync(AskContext context, Guid caseId, int lineNumber, MatterLine line, DepartmentCheckWay way) => OrderAsync(
        context,
        new StoredOrder
        {
            Id = Guid.CreateVersion7(clock.Now),
            Case = caseId,
            Line = lineNumber,
            Kind = (short)OrderKind.Check,
            State = (short)OrderState.Open,
            Department = way.Department,
            Consumer = context.Caller.System!.Department,
            Item = line.Item.Code,
            About = line.Material.Name,
            Question = way.Question,
            OrderedAt = Now,
            DueAt = default,
            Sealed = default,
        },
        way.DueDays,
        line.Material.Code,
        new OrderContent { Subject = context.Parties.SubjectOf(way.Party), Tells = { way.Tells.Select(value => Tell(context, line, value)) } });

    /// <summary>The verification of a commitment by the item's department, recorded and to be saved; null where the calendar does not reach so far.</summary>
    public Task<StoredOrder?> VerifyAsync(CaseFile file, LineState state, Subject? subject) => OrderAsync(
        (file.Stored.System, file.Content.Context),
        new StoredOrder
        {
            Id = Guid.CreateVersion7(clock.Now),
            Case = file.Stored.Id,
            Line = state.Stored.Line,
            Kind = (short)OrderKind.Commitment,
            State = (short)OrderState.Open,
            Department = state.Stored.Department,
            Consumer = file.Stored.Consumer,
            Item = state.Stored.Item,
            About = state.Stored.DisplayName,
            Question = "承诺事项核查：" + state.Status.Commitment.Text,
            OrderedAt = Now,
            DueAt = default,
            Sealed = default,
        },
        VerifyDays,
        state.Stored.Name.Split('/')[^1],
        new OrderContent { Subject = subject });

    /// <summary>What an order is, as the log tells it.</summary>
    public static string NameOf(StoredOrder order) => (OrderKind)order.Kind switch
    {
        OrderKind.Check => "check",
        OrderKind.Commitment => "commitment",
        _ => "announcement",
    };

    /// <summary>An announcement of an item's result, recorded and to be saved; null where the calendar does not reach so far.</summary>
    public Task<StoredOrder?> AnnounceAsync(
        AskContext context, Guid caseId, ServiceItem item, Announcement announcement, Subject? holder, string certificateIdentifier) => OrderAsync(
        context,
        new StoredOrder
        {
            Id = Guid.CreateVersion7(clock.Now),
            Case = caseId,
            Line = StoredOrder.NoLine,
            Kind = (short)OrderKind.Announcement,
            State = (short)OrderState.Open,
            Department = announcement.Department,
            Consumer = context.Caller.System!.Department,
            Item = item.Code,
            About = announcement.Follows,
            Question = "",
            OrderedAt = Now,
            DueAt = default,
            Sealed = default,
        },
        announcement.DueDays,
        "",
        new OrderContent { Subject = holder, CertificateIdentifier = certificateIdentifier });

    /// <summary>The proof that an order was made.</summary>
    public Receipt ReceiptOf(StoredOrder order) => seal.OpenOrder(order.Id, order.Sealed).Ordered;

    private static OrderedValue Tell(AskContext context, MatterLine line, CaseValue value) => new()
    {
        CaseValue = value.ToString(),
        PartyName = line.Item.Parties.FirstOrDefault(party => party.Role == value.Role)?.Name ?? "",
        Value = context.Parties.ValueOf(value),
    };

    private Task<StoredOrder?> OrderAsync(AskContext context, StoredOrder order, int days, string material, OrderContent content) =>
        OrderAsync((context.Caller.System!.Id, context.Content.Context), order, days, material, content);

    private async Task<StoredOrder?> OrderAsync(
        (string System, CaseContext Case) behalf, StoredOrder order, int days, string material, OrderContent content)
    {
        if (DueAfter(days) is not { } due)
        {
            return null;
        }

        content.Ordered = await recorder.RecordAsync(new CaseAct("order", behalf.System, order.Consumer)
        {
            Case = behalf.Case,
            Item = order.Item,
            Material = material,
            Provider = order.Department,
            Subjects = content.Subject is { } subject ? [(SubjectRole.Asked, subject)] : [],
            Changes = [new(NameOf(order), order.Id.ToString("D"), "due " + due.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), DigestOf(order, content))],
        });
        return order with { DueAt = due, Sealed = seal.Seal(order.Id, content) };
    }

    /// <summary>Over what is ordered, salted by the order's random id: the log tells nobody what it was about.</summary>
    private static Digest DigestOf(StoredOrder order, OrderContent content) =>
        new(SHA256.HashData([.. order.Id.ToByteArray(), .. RandomNumberGenerator.GetBytes(16), .. content.ToByteArray()]));
}
