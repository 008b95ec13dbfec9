using System.Threading.Channels;
using Gateway.Audit;
using Gateway.Contracts.Materials.V1;
using Gateway.Contracts.V1;
using Gateway.Core.Calendars;
using Gateway.Core.Decisions;
using Gateway.Core.Items;
using Gateway.Server.Materials.Asking;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Recording;
using Gateway.Server.Materials.Requests;
using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Resolving;

/// <summary>Resolves cases: all departments at once, each outcome kept before it is told.</summary>
internal sealed class Resolver(
    CaseOpener opener,
    CaseStore store,
    Resolution resolution,
    RunningCases running,
    CaseRecorder recorder,
    JurisdictionClock clock,
    TimeProvider time,
    ILogger<Resolver> logger)
{
    /// <summary>Resolves a case.</summary>
    /// <param name="call">Who calls.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="write">Tells the caller.</param>
    /// <param name="cancellationToken">The caller went away: the case is resolved all the same.</param>
    /// <returns>Why the stream ends early; null where it is complete.</returns>
    /// <exception cref="System.Data.Common.DbException">The database.</exception>
    /// <exception cref="Management.ActNotRecordedException">The log cannot be written.</exception>
    public async Task<Refusal?> ResolveAsync(
        ConsumerCall call, ResolveRequest request, Func<ResolveResponse, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var read = await ReadAsync(call, request, cancellationToken);
        if (read.Answer is not { } known)
        {
            return read.Refusal;
        }

        var resolver = Guid.NewGuid().ToString("N");
        var opened = await opener.OpenAsync(call, known, resolver, cancellationToken);
        if (opened.Answer is not { } file)
        {
            return opened.Refusal;
        }

        var told = Channel.CreateUnbounded<ResolveResponse>(new UnboundedChannelOptions { SingleReader = true });
        Refusal? ended = null;
        var work = running.Run(async () => ended = await WorkAsync(call, known, file, resolver, start, told.Writer));
        await foreach (var response in told.Reader.ReadAllAsync(cancellationToken))
        {
            await write(response, cancellationToken);
        }

        await work;
        return ended;
    }

    /// <summary>A case outlives its items: one that is known is read by the day it was opened, where today's items would not do.</summary>
    private async Task<Answered<ReadCase>> ReadAsync(ConsumerCall call, ResolveRequest request, CancellationToken cancellationToken)
    {
        Answered<ReadCase> At(DateTimeOffset moment) => ResolveReader.Read(call.Snapshot, call.Department, request, clock.Today, moment);
        var now = At(time.GetUtcNow());
        if (now.Answer is { Matter.IsBundle: false } || ContextReader.Check(request.Case) is not null
            || await store.FindOpenedAsync(new CaseKey(call.Department, request.Case.CaseNumber), cancellationToken) is not { } opened)
        {
            return now;
        }

        var then = At(opened);
        return then.Answer is null && now.Answer is not null ? now : then;
    }

    private async Task<Refusal?> WorkAsync(ConsumerCall call, ReadCase read, CaseFile file, string resolver, long start, ChannelWriter<ResolveResponse> told)
    {
        Exception? fault = null;
        Refusal? ended = null;
        try
        {
            await using var lease = new CaseLease(store, file.Stored.Id, resolver, time, logger);
            var run = new CaseRun(
                file.Stored.Id, read.Matter, new AskContext(call.Caller, call.Trace, call.Method, file.Content), running.Stopping);
            var act = await RecordAsync(call, file, read);
            var summary = await resolution.RunAsync(run, file, act, response => told.TryWrite(response));
            if (summary is null)
            {
                ended = new Refusal(CaseReasons.CaseClosed);
            }
            else
            {
                (summary.ElapsedMs, summary.Exchanges) = ((uint)time.GetElapsedTime(start).TotalMilliseconds, (uint)run.Exchanges);
                told.TryWrite(new ResolveResponse { Summary = summary });
            }
        }
        catch (Exception exception)
        {
            fault = exception;
            MaterialsLog.ResolutionFailed(logger, file.Stored.Id, exception);
        }

        told.TryComplete(fault);
        return ended;
    }

    private Task<Receipt> RecordAsync(ConsumerCall call, CaseFile file, ReadCase read)
    {
        var applicant = new CaseParties(file.Content.Parties).SubjectOf(CaseValue.Applicant);
        return recorder.RecordAsync(new CaseAct("resolve", call.System.Id, call.Department)
        {
            Case = file.Content.Context,
            Item = read.Matter.Items[0].Code,
            Subjects = applicant is null ? [] : [(SubjectRole.Applicant, applicant)],
            Changes = [new("case", file.Stored.Id.ToString("D"), file.Lines.All(line => line.Stored.DecidedAt is null) ? "opened" : "continued", default)],
        });
    }
}
