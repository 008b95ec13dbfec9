using System.Data.Common;
using Gateway.Contracts.Management.V1;
using Gateway.Core.Snapshots;
using Gateway.Storage.Registrations;

namespace Gateway.Storage.Following;

/// <summary>Reads what changed since a revision, row by row.</summary>
internal sealed class ChangeReader(DocumentReader reader)
{
    private const int TimeoutSeconds = 300;

    /// <exception cref="InvalidDataException">A document cannot be read; the message names it.</exception>
    public async Task<SnapshotChanges> ReadAsync(
        DbConnection connection, DbTransaction transaction, long since, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        // Everything is read along the table, not along the index of revisions.
        command.CommandText = "SELECT kind, key, revision, document FROM registrations" + (since > 0 ? " WHERE revision > @since" : "");
        command.CommandTimeout = TimeoutSeconds;
        command.Transaction = transaction;
        if (since > 0)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@since";
            parameter.Value = since;
            command.Parameters.Add(parameter);
        }

        var (departments, systems, entries, items, agreements, bundles) = (
            new List<Core.Catalogue.Department>(), new List<Core.Catalogue.RegisteredSystem>(), new List<Core.Catalogue.Entry>(),
            new List<Core.Items.ServiceItem>(), new List<Core.Agreements.Agreement>(), new List<Core.Items.Bundle>());
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var kind = (DocumentKind)rows.GetInt16(0);
            try
            {
                var document = DocumentBytes.Read(kind, rows.GetFieldValue<byte[]>(3));
                switch (document.BodyCase)
                {
                    case Document.BodyOneofCase.Department:
                        departments.Add(reader.Read(document.Department));
                        break;
                    case Document.BodyOneofCase.System:
                        systems.Add(reader.Read(document.System));
                        break;
                    case Document.BodyOneofCase.Entry:
                        entries.Add(reader.Read(document.Entry));
                        break;
                    case Document.BodyOneofCase.ServiceItem:
                        items.Add(reader.Read(document.ServiceItem));
                        break;
                    case Document.BodyOneofCase.Agreement:
                        agreements.Add(reader.Read(document.Agreement, rows.GetInt64(2)));
                        break;
                    case Document.BodyOneofCase.Bundle:
                        bundles.Add(reader.Read(document.Bundle));
                        break;
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException and not DbException)
            {
                throw new InvalidDataException($"The registered {kind} \"{rows.GetString(1)}\" cannot be read.", exception);
            }
        }

        return new SnapshotChanges
        {
            Departments = departments,
            Systems = systems,
            Entries = entries,
            Items = items,
            Agreements = agreements,
            Bundles = bundles,
        };
    }
}
