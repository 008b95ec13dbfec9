using System.Net;
using Gateway.Contracts.Cases.V1;
using Gateway.Server.Identity;
using Gateway.Server.Materials.Asking;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Resolving;
using Gateway.Storage.Following;

namespace Gateway.Server.Materials.Working;

/// <summary>Opens cases for what goes on without their caller: on behalf of the system that opened them, decided like its own calls.</summary>
internal sealed class CaseWork(CaseBook book, CaseDesk desk, SnapshotFollower follower, RunningCases running)
{
    private const string Method = MaterialsDoor.Service + "/Resolve";

    /// <summary>Name of this process among those that take work.</summary>
    public string Worker { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The case and its questions; null where its system or its items are no more.</summary>
    public async Task<(CaseFile File, CaseRun Run)?> OpenAsync(Guid caseId, CancellationToken cancellationToken)
    {
        if (await book.ReadAsync(caseId, cancellationToken) is not { } file
            || follower.Current.Snapshot.Systems.Find(file.Stored.System) is not { } system
            || desk.MatterOf(file).Answer is not { } matter)
        {
            return null;
        }

        var address = IPAddress.TryParse(file.Content.SourceAddress, out var known) ? known : null;
        var context = new AskContext(new Caller(system, null, null, address), default, Method, file.Content);
        return (file, new CaseRun(caseId, matter, context, running.Stopping));
    }

    /// <summary>The receipt under which a line stands, for what follows from it.</summary>
    public static Gateway.Contracts.V1.Receipt ReceiptOf(LineContent content) => content.Status.Receipt ?? new();
}
