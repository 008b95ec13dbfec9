using Gateway.Audit;
using Gateway.Contracts.Cases.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Core.Calendars;
using Gateway.Core.Decisions;
using Gateway.Core.Items.Matters;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Matters;
using Gateway.Server.Materials.Requests;
using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Resolving;

/// <summary>Opens a case, or continues it.</summary>
internal sealed class CaseOpener(
    CaseStore store, CaseBook book, CaseSeal seal, CaseCorrection correction, SubjectPseudonymizer pseudonymizer, JurisdictionClock clock, TimeProvider time)
{
    // A second call of an impatient officer waits for the first rather than being refused.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <summary>The case, leased to the resolver, or why it cannot be had.</summary>
    /// <exception cref="System.Data.Common.DbException">The database.</exception>
    public async Task<Answered<CaseFile>> OpenAsync(ConsumerCall call, ReadCase read, string resolver, CancellationToken cancellationToken)
    {
        var (wanted, lines) = Make(call, read);
        var start = time.GetTimestamp();
        while (true)
        {
            var opening = await store.OpenAsync(wanted, lines, resolver, CaseLease.Length, cancellationToken);
            switch (opening.Status)
            {
                case CaseOpeningStatus.Closed:
                    return CaseReasons.CaseClosed;
                case CaseOpeningStatus.Busy when time.GetElapsedTime(start) >= s_patience:
                    return CaseReasons.CaseBusy;
                case CaseOpeningStatus.Busy:
                    await Task.Delay(s_pause, time, cancellationToken);
                    continue;
                case CaseOpeningStatus.Continued when opening.Case.Matter != wanted.Matter:
                    await store.ReleaseAsync(opening.Case.Id, resolver, CancellationToken.None);
                    return CaseReasons.CaseOther;
                case CaseOpeningStatus.Continued:
                    var before = book.Open(opening.Case);
                    if (opening.Case.Applicant != wanted.Applicant && !IsFoundToBe(ApplicantOf(before), ApplicantOf(read.Content)))
                    {
                        await store.ReleaseAsync(opening.Case.Id, resolver, CancellationToken.None);
                        return CaseReasons.CaseOther;
                    }

                    var continued = await correction.ContinueAsync(
                        opening.Case.Id, read, (number, line) => Make(opening.Case.Id, number, line), cancellationToken);
                    if (continued.Answer is null)
                    {
                        await store.ReleaseAsync(opening.Case.Id, resolver, CancellationToken.None);
                    }

                    return continued;
                default:
                    return new CaseFile(opening.Case, read.Content, [.. opening.Materials.Select(book.Open)], []);
            }
        }
    }

    /// <summary>A firm first named by its older number is named by its code now: by that which was found, or by any while none was.</summary>
    private static bool IsFoundToBe(KnownParty before, KnownParty now) =>
        now.Subject is { } subject && (before.Subject is null || before.Subject.Equals(subject));

    private static KnownParty ApplicantOf(CaseContent content) => content.Parties.First(party => party.Said.Role == Core.Items.CaseValue.Applicant);

    private (StoredCase Case, StoredMaterial[] Lines) Make(ConsumerCall call, ReadCase read)
    {
        var (id, now, matter) = (Guid.CreateVersion7(time.GetUtcNow()), time.GetUtcNow(), read.Matter);
        read.Content.SourceAddress = call.Caller.Address?.ToString() ?? "";
        var today = clock.DayOf(now);
        var wanted = new StoredCase
        {
            Id = id,
            Consumer = call.Department,
            CaseNumber = read.Content.Context.CaseNumber,
            System = call.System.Id,
            Matter = MatterReader.TextOf(matter),
            Items = [.. matter.Items.Select(item => new CaseItem(item.Code, item.Department))],
            Applicant = PseudonymOf(read.Content),
            Month = (today.Year * 100) + today.Month,
            OpenedAt = now,
            Sealed = seal.Seal(id, read.Content),
        };
        return (wanted, [.. matter.Lines.Where(line => !read.Content.NotNeeded.Contains(line.Name)).Select((line, index) => Make(id, index, line))]);
    }

    private StoredMaterial Make(Guid id, int index, MatterLine line)
    {
        // Where bad credit stands is no holder of what the applicant commits to.
        var holder = line.Material.Ways.Where(way => way is not Core.Items.CommitmentWay).Select(way => way.Entry?.Department ?? (way as Core.Items.DepartmentCheckWay)?.Department)
            .FirstOrDefault(department => department is not null);
        return new StoredMaterial
        {
            Case = id,
            Line = index,
            Name = line.Name,
            DisplayName = line.Material.Name,
            Item = line.Item.Code,
            Department = line.Item.Department,
            Holder = holder ?? line.Material.Issuer,
            Outcome = 0,
            Sealed = seal.Seal(id, index, new LineContent
            {
                Status = new MaterialStatus
                {
                    Material = line.Name,
                    Name = line.Material.Name,
                    Items = { line.Items.Select(item => item.Code) },
                    Condition = line.Condition,
                },
            }),
        };
    }

    private string PseudonymOf(CaseContent content)
    {
        var applicant = ApplicantOf(content).Said;
        return (applicant.Subject is { } subject
            ? pseudonymizer.Compute(subject.Type, subject.Identifier)
            : pseudonymizer.Compute($"older:{(int)applicant.OlderNumber.Kind}", applicant.OlderNumber.Number)).ToString();
    }
}
