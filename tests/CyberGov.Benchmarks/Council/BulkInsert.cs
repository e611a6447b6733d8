using System.Data.Common;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CyberGov.Benchmarks.Council;

/// <summary>Puts many records of one kind in through one prepared command: the columns and forms are the EF model's own.</summary>
internal static class BulkInsert
{
    /// <summary>Call it inside the transaction that all of them belong to.</summary>
    public static void InsertAll<T>(this CyberGovDbContext db, IEnumerable<T> records)
        where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        var columns = entity.GetProperties().Select(p => new Column(p, p.GetColumnName(table)!)).ToList();

        using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText =
            $"""
            INSERT INTO "{table.Name}" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))})
            VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})
            """;
        var parameters = columns.Select((_, i) => AddParameter(command, $"@p{i}")).ToList();

        foreach (var record in records)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                parameters[i].Value = columns[i].ValueIn(record);
            }

            command.ExecuteNonQuery();
        }
    }

    private static DbParameter AddParameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }

    private sealed class Column(IProperty property, string name)
    {
        private readonly Func<object?, object?>? _toDatabase = property.GetTypeMapping().Converter?.ConvertToProvider;

        public string Name => name;

        public object ValueIn(object record)
        {
            var value = property.GetGetter().GetClrValue(record);
            return (_toDatabase is null ? value : _toDatabase(value)) ?? DBNull.Value;
        }
    }
}
