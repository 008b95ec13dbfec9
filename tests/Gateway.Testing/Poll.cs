using System.Diagnostics;
using System.Globalization;

namespace Gateway.Testing;

/// <summary>Waiting for something to become true, instead of sleeping by the clock.</summary>
public static class Poll
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns once the condition holds.</summary>
    /// <exception cref="TimeoutException">It did not in time; the message names <paramref name="what"/>.</exception>
    public static Task UntilAsync(Func<bool> condition, TimeSpan timeout, string what, CancellationToken cancellationToken = default) =>
        UntilAsync(() => Task.FromResult(condition()), timeout, what, cancellationToken);

    /// <inheritdoc cref="UntilAsync(Func{bool}, TimeSpan, string, CancellationToken)"/>
    public static async Task UntilAsync(
        Func<Task<bool>> condition, TimeSpan timeout, string what, CancellationToken cancellationToken = default)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var asked = condition();
            try
            {
                if (await asked.WaitAsync(Left(clock, timeout), cancellationToken))
                {
                    return;
                }
            }
            catch (TimeoutException hung) when (!asked.IsCompleted)
            {
                throw TooLate(timeout, what, hung);
            }

            await PauseAsync(clock, timeout, what, null, cancellationToken);
        }
    }

    /// <summary>Repeats an action until it throws nothing; returns its value.</summary>
    /// <exception cref="TimeoutException">It never succeeded in time; the inner exception is the last failure.</exception>
    public static async Task<T> UntilSucceedsAsync<T>(
        Func<CancellationToken, Task<T>> action, TimeSpan timeout, string what, CancellationToken cancellationToken = default)
    {
        var clock = Stopwatch.StartNew();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        source.CancelAfter(timeout);
        while (true)
        {
            Exception last;
            try
            {
                return await action(source.Token).WaitAsync(Left(clock, timeout), cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                last = failure;
            }

            await PauseAsync(clock, timeout, what, last, cancellationToken);
        }
    }

    private static async Task PauseAsync(
        Stopwatch clock, TimeSpan timeout, string what, Exception? last, CancellationToken cancellationToken)
    {
        if (clock.Elapsed >= timeout)
        {
            throw TooLate(timeout, what, last);
        }

        await Task.Delay(Interval, cancellationToken);
    }

    private static TimeSpan Left(Stopwatch clock, TimeSpan timeout) =>
        clock.Elapsed < timeout ? timeout - clock.Elapsed : TimeSpan.Zero;

    private static TimeoutException TooLate(TimeSpan timeout, string what, Exception? last)
    {
        var seconds = timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        return new TimeoutException($"Not within {seconds} s: {what}.{(last is null ? "" : $" Last: {last.Message}")}", last);
    }
}
