using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Contracts.V1;
using Gateway.Testing;

namespace Gateway.Benchmarks.Exchanges.Loads;

/// <summary>Asks a path for some people before it is measured: a quick wrong answer is worth nothing.</summary>
internal static class Proof
{
    private const int Samples = 20;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <exception cref="InvalidOperationException">An answer is not the row of its key.</exception>
    public static async Task CheckAsync(Contender contender, LoadGenerator generator)
    {
        using var channel = generator.Connect(contender.Address);
        var client = new SharedDataService.SharedDataServiceClient(channel);
        for (var i = 0; i < Samples; i++)
        {
            // The bare server has but one reply.
            var isCanned = contender.Name is ContenderNames.Bare or ContenderNames.YarpBare;
            var person = People.At(isCanned ? 0 : Random.Shared.Next(People.Count));
            var request = Lookups.Of(contender.Department, CityDocuments.Context, person.Id);
            var reply = await Poll.UntilSucceedsAsync(
                async token => await client.LookupAsync(request, cancellationToken: token), s_patience, $"{contender.Name} answers");
            if (reply.Records.Count != 1 || !reply.Records[0].Equals(PersonReply.RecordOf(person)))
            {
                throw new InvalidOperationException($"{contender.Name} answered {reply} and not {person}.");
            }
        }
    }
}
