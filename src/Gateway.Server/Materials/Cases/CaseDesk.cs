using Gateway.Contracts.Materials.V1;
using Gateway.Core.Decisions;
using Gateway.Core.Items.Matters;
using Gateway.Server.Materials.Asking;
using Gateway.Server.Materials.Matters;
using Gateway.Server.Materials.Recording;
using Gateway.Server.Materials.Requests;
using Gateway.Server.Materials.Resolving;
using Gateway.Storage.Following;
using Matter = Gateway.Core.Items.Matters.Matter;

namespace Gateway.Server.Materials.Cases;

/// <summary>Finds the case that a call is about, and what it is about today.</summary>
internal sealed class CaseDesk(CaseBook book, SnapshotFollower follower, RunningCases running, TimeProvider time)
{
    /// <summary>The caller's case, open or closed, or why there is none.</summary>
    public async Task<Answered<CaseFile>> FindAsync(ConsumerCall call, CaseContext? context, CancellationToken cancellationToken) =>
        ContextReader.Check(context) is { } fault ? fault
        : await book.ReadAsync(call.Department, context!.CaseNumber, cancellationToken) is { } file ? file
        : CaseReasons.CaseUnknown;

    /// <summary>The caller's case, which is open, or why there is none.</summary>
    public async Task<Answered<CaseFile>> FindOpenAsync(ConsumerCall call, CaseContext? context, CancellationToken cancellationToken)
    {
        var found = await FindAsync(call, context, cancellationToken);
        return found.Answer is { Stored.ClosedAt: not null } ? CaseReasons.CaseClosed : found;
    }

    /// <summary>What a case is about, by the items that were in force when it was opened: a case outlives them. What departments may be asked is decided by today.</summary>
    public Answered<Matter> MatterOf(CaseFile file)
    {
        var (snapshot, stored) = (follower.Current.Snapshot, file.Stored);
        var matter = MatterReader.Read(snapshot, stored.Consumer, file.Content.Matter, stored.OpenedAt);
        return matter.Answer is null ? MatterReader.Read(snapshot, stored.Consumer, file.Content.Matter, time.GetUtcNow()) : matter;
    }

    /// <summary>The questions of a case, on behalf of who calls now.</summary>
    public CaseRun RunOf(ConsumerCall call, CaseFile file, CaseContext context, Matter matter)
    {
        var content = file.Content.Clone();
        content.Context = context;
        return new CaseRun(file.Stored.Id, matter, new AskContext(call.Caller, call.Trace, call.Method, content), running.Stopping);
    }

    /// <summary>A line of the case and of its matter, or why there is none.</summary>
    public static (LineState? State, MatterLine? Line) Find(CaseFile file, Matter matter, string material) =>
        file.FindLine(material) is { } state ? (state, state.In(matter)) : (null, null);

    /// <summary>An act on a case.</summary>
    public static CaseAct ActOf(ConsumerCall call, string verb, CaseContext? context, LineState? line = null) => new(verb, call.System.Id, call.Department)
    {
        Case = context,
        Item = line?.Stored.Item ?? "",
        Material = line?.Stored.Name.Split('/')[^1] ?? "",
    };
}
