using Gateway.Audit;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Calendars;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Server.Departments;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Grpc.Core;

namespace Gateway.Server.Exchanges;

/// <summary>What is asked of a department in one exchange, or one page of it, and its answer.</summary>
internal abstract class ExchangeQuestion(Exchange exchange) : IDepartmentQuestion
{
    /// <summary>The exchange.</summary>
    public Exchange Exchange { get; } = exchange;

    /// <summary>The decision by which it is asked.</summary>
    public Decision Decision => Exchange.Decision;

    /// <inheritdoc/>
    public virtual Entry Entry => Exchange.Decision.Entry!;

    /// <summary>When the data left the source.</summary>
    public DateTimeOffset FetchedAt { get; set; }

    /// <summary>Binds the call to the entry as it was decided; the refusal where the call does not fit it.</summary>
    public abstract Refusal? Bind(JurisdictionClock clock);

    /// <inheritdoc/>
    public virtual string Method => nameof(AdapterService.AdapterServiceClient.Fetch);

    /// <inheritdoc/>
    public abstract Task AskAsync(AdapterService.AdapterServiceClient adapter, ByteString schema, CallOptions options);

    /// <summary>Holds the answer against what was asked: the provider's fault, or null.</summary>
    public abstract Refusal? Check();

    /// <summary>Finds the answer: the failure, or null. By default the department is asked.</summary>
    public virtual async ValueTask<Refusal?> AnswerAsync(DepartmentCaller departments, TimeProvider time, CancellationToken cancellationToken)
    {
        if ((await departments.AskAsync(this, Exchange.TimeLeft(time), cancellationToken)).Failure is { } failure)
        {
            return new Refusal(failure);
        }

        FetchedAt = time.GetUtcNow();
        return Check();
    }

    /// <summary>
    /// Asked once the record of the answer is durable, right before it leaves: why it may not any more, or null.
    /// </summary>
    public virtual Refusal? Confirm() => null;

    /// <summary>Number of records that the answer releases; only once it is there.</summary>
    public abstract int RecordCount { get; }

    /// <summary>What the answer releases, for its record.</summary>
    public abstract Release Describe(in Salt salt);

    /// <summary>Numbers of a set of the entry's fields, ascending.</summary>
    protected static void Fill(RepeatedField<uint> numbers, Entry entry, FieldSet set)
    {
        for (var i = 0; i < entry.Fields.Length; i++)
        {
            if (set.Contains(i))
            {
                numbers.Add((uint)entry.Fields[i].Number);
            }
        }
    }
}
