using System.Globalization;
using Gateway.Server.SharedData;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Gateway.Server.Tests.Faults;

/// <summary>Notes what became of each request, before and behind everything else, by the number that its header gives it.</summary>
internal sealed class ReachedCalls(int calls) : IStartupFilter
{
    public const string Header = "test-call";

    private readonly Fate[] _fates = new Fate[calls];
    private int _underWay;

    /// <summary>What became of a call.</summary>
    public enum Fate : byte
    {
        /// <summary>Its request did not come in.</summary>
        Absent,

        /// <summary>Its caller went away before the request was read.</summary>
        GivenUp,

        /// <summary>It went through the pipeline.</summary>
        Taken,

        /// <summary>It did neither.</summary>
        Lost,
    }

    /// <summary>Requests under way.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    public Fate Of(int call) => _fates[call];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            if (!int.TryParse(context.Request.Headers[Header], CultureInfo.InvariantCulture, out var call))
            {
                await rest(context);
                return;
            }

            Interlocked.Increment(ref _underWay);
            var isBroken = false;
            try
            {
                await rest(context);
            }
            catch (IOException)
            {
                // The request was broken off; the server says so of its body a little before it says so of the request.
                isBroken = true;
                throw;
            }
            finally
            {
                _fates[call] = context.Items.ContainsKey(SharedDataDoor.Taken) ? Fate.Taken
                    : isBroken || context.RequestAborted.IsCancellationRequested ? Fate.GivenUp
                    : Fate.Lost;
                Interlocked.Decrement(ref _underWay);
            }
        });
        next(app);
    };
}
