using System.Text;
using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Contracts.Management.V1;
using Google.Protobuf;

namespace Gateway.Benchmarks.Exchanges;

/// <summary>Publishes entries, and revises those that are called, one every second; each is then called in JSON, too, which has plans of its own.</summary>
internal sealed class EntryRevisions(ManagementService.ManagementServiceClient steward, HttpClient http, string department)
{
    /// <summary>Revisions published.</summary>
    public int Count { get; private set; }

    /// <summary>Revisions that were refused, and calls in JSON that were.</summary>
    public int Errors { get; private set; }

    /// <summary>What the first of them said.</summary>
    public string? FirstError { get; private set; }

    /// <summary>Publishes the first revision of so many entries, with agreements about those that are called.</summary>
    public async Task PublishAsync(int entries)
    {
        var agreements = CityDocuments.Revised.Select(entry => new Document { Agreement = CityDocuments.Agreement(department, entry) });
        await ApplyAsync([.. Enumerable.Range(0, entries).Select(number => EntryOf($"entry{number}", 1)), .. agreements]);
        await Testing.Poll.UntilAsync(async () => await PostAsync(CityDocuments.Revised[0]) is null, TimeSpan.FromSeconds(30), "the entries are served");
    }

    /// <summary>Revises one entry after the other, until the end.</summary>
    public async Task ReviseAsync(CancellationToken end)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!end.IsCancellationRequested)
        {
            var entry = CityDocuments.Revised[Count % CityDocuments.Revised.Count];
            try
            {
                await ApplyAsync([EntryOf(entry, (uint)(2 + (Count / CityDocuments.Revised.Count)))]);
                Note(await PostAsync(entry));
                await second.WaitForNextTickAsync(end);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception failure) when (failure is InvalidOperationException or Grpc.Core.RpcException)
            {
                Note(failure.Message);
            }

            Count++;
        }
    }

    private void Note(string? error)
    {
        Errors += error is null ? 0 : 1;
        FirstError ??= error;
    }

    // What it answered, where that is no record.
    private async Task<string?> PostAsync(string entry)
    {
        var body = $$"""
            {"key": {"id": "{{People.At(Count).Id}}"}, "fields": "{{string.Join(',', People.Columns)}}", "context": {{JsonFormatter.Default.Format(CityDocuments.Context)}}}
            """;
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync($"/v1/data/{department}/{entry}:lookup", content);
        return response.IsSuccessStatusCode ? null : await response.Content.ReadAsStringAsync();
    }

    // A revision adds a field, as revisions do; the adapter maps it from the first.
    private Document EntryOf(string name, uint revision)
    {
        var entry = CityDocuments.Entry(department);
        (entry.ApiName, entry.Revision) = (name, revision);
        if (revision > 1)
        {
            entry.Fields.Add(CityDocuments.Added);
        }

        return new Document { Entry = entry };
    }

    private async Task ApplyAsync(IReadOnlyCollection<Document> documents)
    {
        var answer = await steward.ApplyAsync(new ApplyRequest { Documents = { documents } });
        if (!answer.Applied)
        {
            throw new InvalidOperationException(string.Join('\n', answer.Faults.Take(5).Select(fault => $"{fault.Key} {fault.Path}: {fault.Message}")));
        }
    }
}
