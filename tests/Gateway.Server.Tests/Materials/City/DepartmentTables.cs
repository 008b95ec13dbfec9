using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Gateway.Contracts.Adapter.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Core.Records;
using Gateway.Server.Tests.City;
using Google.Protobuf;
using Grpc.Core;
using FieldType = Gateway.Contracts.Management.V1.FieldType;
using Verdict = Gateway.Contracts.Adapter.V1.Verdict;

namespace Gateway.Server.Tests.Materials.City;

/// <summary>What a department holds, behind its adapter: rows by entry. A question about a key may be made to wait or to fail.</summary>
internal sealed class DepartmentTables
{
    private readonly ConcurrentDictionary<ByteString, Entry> _entries = new();
    private readonly ConcurrentDictionary<string, Row[]> _rows = new();
    private readonly ConcurrentDictionary<string, Func<CancellationToken, Task>> _gates = new();
    private readonly ConcurrentQueue<(string Entry, string Key)> _asked = new();

    public DepartmentTables(FakeAdapter adapter, params Entry[] entries)
    {
        foreach (var entry in entries)
        {
            _entries[HandleOf(entry.ApiName)] = entry;
        }

        // What was prepared before this adapter had tables.
        _entries[ByteString.CopyFrom(new byte[16])] = entries[0];
        adapter.Prepare = request => new PrepareResponse { Ready = true, SchemaHandle = HandleOf(request.Schema.Entry.Split('/')[^1]) };
        adapter.Fetch = FetchAsync;
        adapter.Verify = VerifyAsync;
    }

    /// <summary>Questions that came in about a key.</summary>
    public int Asked(string key) => _asked.Count(each => each.Key.Split(',').Contains(key));

    /// <summary>Questions that came in about a key of an entry.</summary>
    public int Asked(string entry, string key) => _asked.Count(each => each.Entry == entry && each.Key.Split(',').Contains(key));

    /// <summary>Holds a row: text, whole numbers, or null.</summary>
    public void Hold(string entry, params (string Field, object? Value)[] values) =>
        _rows.AddOrUpdate(entry, _ => [Row.Of(values)], (_, rows) => [.. rows, Row.Of(values)]);

    /// <summary>Changes a value of the rows of a key.</summary>
    public void Change(string entry, string key, string field, object? value) => _rows.AddOrUpdate(
        entry, _ => [], (_, rows) => [.. rows.Select(row => row.Holds(key) ? new Row(new Dictionary<string, object?>(row.Values) { [field] = value }) : row)]);

    /// <summary>Questions about a key wait for, or fail by, this.</summary>
    public void Gate(string key, Func<CancellationToken, Task> gate) => _gates[key] = gate;

    /// <summary>Questions about a key wait until the test lets them.</summary>
    public TaskCompletionSource Hang(string key)
    {
        var until = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Gate(key, token => until.Task.WaitAsync(token));
        return until;
    }

    /// <summary>Questions about a key fail: the source cannot be reached.</summary>
    public void Fail(string key) => Gate(key, _ => throw new Google.Rpc.Status
    {
        Code = (int)StatusCode.Unavailable,
        Message = "The database is away.",
        Details = { Google.Protobuf.WellKnownTypes.Any.Pack(new Google.Rpc.ErrorInfo { Reason = "SOURCE_UNAVAILABLE", Domain = "adapter" }) },
    }.ToRpcException());

    /// <summary>Questions about a key are answered again.</summary>
    public void Mend(string key) => _gates.TryRemove(key, out _);

    private static ByteString HandleOf(string entry) => ByteString.CopyFrom(SHA256.HashData(Encoding.UTF8.GetBytes(entry)).AsSpan(0, 16));

    private async Task<FetchResponse> FetchAsync(FetchRequest request, ServerCallContext context)
    {
        var entry = _entries[request.SchemaHandle];
        var found = await FindAsync(entry, [.. request.Key.Select(key => key.Value)], context.CancellationToken);
        return new FetchResponse { Records = { found.Select(row => row.Write(entry, [.. request.PlainFields, .. request.MaskedFields])) } };
    }

    private async Task<VerifyResponse> VerifyAsync(VerifyRequest request, ServerCallContext context)
    {
        var entry = _entries[request.SchemaHandle];
        var found = await FindAsync(entry, [.. request.Key.Select(key => key.Value)], context.CancellationToken);
        var response = new VerifyResponse { Found = found.Length > 0 };
        var scanner = new RecordScanner(request.Claims.Span);
        while (found.Length > 0 && scanner.Read())
        {
            var number = (uint)scanner.Number;
            var held = found[0].Values.GetValueOrDefault(entry.Fields.Single(field => field.Number == number).ApiName);
            var verdict = held is null ? Verdict.NotHeld : (string)held == Encoding.UTF8.GetString(scanner.Payload) ? Verdict.Match : Verdict.Mismatch;
            response.Verdicts.Add(new FieldVerdict { Number = number, Verdict = verdict });
            response.Mismatched |= verdict == Verdict.Mismatch;
        }

        return response;
    }

    private async Task<Row[]> FindAsync(Entry entry, string[] key, CancellationToken cancellationToken)
    {
        _asked.Enqueue((entry.ApiName, string.Join(',', key)));
        foreach (var value in key)
        {
            if (_gates.TryGetValue(value, out var gate))
            {
                await gate(cancellationToken);
            }
        }

        return [.. _rows.GetValueOrDefault(entry.ApiName, []).Where(row => Array.TrueForAll(key, value => row.Holds(value)))];
    }

    private sealed record Row(IReadOnlyDictionary<string, object?> Values)
    {
        public static Row Of(IEnumerable<(string Field, object? Value)> values) => new(values.ToDictionary(each => each.Field, each => each.Value));

        public bool Holds(string key) => Values.Values.Contains(key);

        public ByteString Write(Entry entry, uint[] numbers)
        {
            using var writer = new RecordWriter();
            foreach (var field in entry.Fields.Where(field => numbers.Contains(field.Number)).OrderBy(field => field.Number))
            {
                var number = (int)field.Number;
                switch (Values.GetValueOrDefault(field.ApiName))
                {
                    case string text when field.Type == FieldType.Code: writer.WriteCode(number, text); break;
                    case string text: writer.WriteText(number, text); break;
                    case int whole: writer.WriteInteger(number, whole); break;
                    case DateOnly day: writer.WriteDate(number, day.Year, day.Month, day.Day); break;
                    default: writer.WriteAbsence(number, Absence.Null); break;
                }
            }

            return ByteString.CopyFrom(writer.Complete());
        }
    }
}
