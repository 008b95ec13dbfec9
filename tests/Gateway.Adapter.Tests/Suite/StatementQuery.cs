using System.Diagnostics.CodeAnalysis;
using Gateway.Adapter.Sources;

namespace Gateway.Adapter.Tests.Suite;

/// <summary>A statement of the test's own.</summary>
internal sealed class StatementQuery : SourceQuery
{
    [SetsRequiredMembers]
    public StatementQuery(string sql)
    {
        Statement = new SourceStatement { Text = sql, Table = "", Columns = [], Parameters = [], Places = [] };
        Keys = [[]];
        Deadline = long.MaxValue;
        Cancellation = CancellationToken.None;
    }

    public int Rows { get; private set; }

    public override bool Accept(int key, SourceRow row) => ++Rows > 0;

    public override void Rewind(int key) => Rows = 0;
}
