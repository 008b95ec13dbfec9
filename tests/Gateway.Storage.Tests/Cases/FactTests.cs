using Gateway.Storage.Cases;

namespace Gateway.Storage.Tests.Cases;

public class FactTests
{
    private static readonly byte[] s_claims = [.. Enumerable.Range(0, 16).Select(number => (byte)number)];

    private static readonly StoredFact s_fact = new()
    {
        Id = Guid.NewGuid(),
        Subject = "9f86d081884c7d65",
        Entry = "gongan/resident@1",
        ClaimsHash = s_claims,
        Consumer = "shenpi",
        CheckedAt = CaseSamples.Noon,
        ValidUntil = CaseSamples.Noon.AddDays(10),
        Details = new byte[] { 1 },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task The_last_check_is_relied_on_while_it_is_valid(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var later = s_fact with { Id = Guid.NewGuid(), CheckedAt = CaseSamples.Noon.AddDays(1), ValidUntil = CaseSamples.Noon.AddDays(2) };
        await store.AddFactAsync(s_fact, Token);
        await store.AddFactAsync(later, Token);

        Assert.Equal(later.Id, await FindAsync(later.ValidUntil.AddMicroseconds(-1)));
        Assert.Equal(s_fact.Id, await FindAsync(later.ValidUntil));
        Assert.Equal(s_fact.Id, await FindAsync(s_fact.ValidUntil.AddMicroseconds(-1)));
        Assert.Null(await FindAsync(s_fact.ValidUntil));

        async Task<Guid?> FindAsync(DateTimeOffset now) => (await store.FindFactAsync(s_fact.Subject, s_fact.Entry, s_claims, now, Token))?.Id;
    }

    [Theory, EachProvider]
    public async Task A_fact_is_of_one_subject_one_entry_and_the_same_claims_and_is_read_for_ever(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        await store.AddFactAsync(s_fact, Token);

        Assert.Null(await store.FindFactAsync("other", s_fact.Entry, s_claims, CaseSamples.Noon, Token));
        Assert.Null(await store.FindFactAsync(s_fact.Subject, "gongan/resident@2", s_claims, CaseSamples.Noon, Token));
        Assert.Null(await store.FindFactAsync(s_fact.Subject, s_fact.Entry, [.. s_claims.Reverse()], CaseSamples.Noon, Token));
        var read = (await store.GetFactAsync(s_fact.Id, Token))!;
        Assert.Equal(s_claims, read.ClaimsHash);
        Assert.Equal([1], read.Details.ToArray());
        Assert.Equal(s_fact, read with { ClaimsHash = s_fact.ClaimsHash, Details = s_fact.Details });
        Assert.Null(await store.GetFactAsync(Guid.NewGuid(), Token));
    }
}
