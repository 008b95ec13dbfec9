using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Gateway.Storage.Tests.Certificates;

/// <summary>Counts what is logged, by the ids of the events.</summary>
internal sealed class CountingLogger<T> : ILogger<T>
{
    private readonly ConcurrentQueue<int> _ids = new();

    public int Count(int id) => _ids.Count(each => each == id);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _ids.Enqueue(eventId.Id);
}
