namespace CyberGov.Workbooks;

/// <summary>Writes a register as comma-separated values, in UTF-8 with the mark that tells Excel so.</summary>
public static class RegisterCsv
{
    public static async Task<long> WriteAsync<T>(
        Register<T> register, IAsyncEnumerable<T> rows, Stream output, CancellationToken cancellationToken)
    {
        var csv = new RegisterCsvWriter<T>(register, output);
        var count = 0L;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            csv.Add(row);
            await csv.FlushIfFullAsync(cancellationToken);
            count++;
        }

        await csv.FlushAsync(cancellationToken);
        return count;
    }
}

internal sealed class RegisterCsvWriter<T>
{
    private readonly Register<T> _register;
    private readonly Stream _output;
    private readonly Utf8Buffer _csv = new();
    private readonly CsvFields _fields;

    public RegisterCsvWriter(Register<T> register, Stream output)
    {
        (_register, _output, _fields) = (register, output, new CsvFields(_csv));
        _csv.Raw("\uFEFF"u8);
        foreach (var column in register.Columns)
        {
            _fields.Text(column.Header);
        }

        _fields.EndRow();
    }

    public void Add(T row)
    {
        foreach (var column in _register.Columns)
        {
            column.WriteField(_fields, row);
        }

        _fields.EndRow();
    }

    public ValueTask FlushIfFullAsync(CancellationToken cancellationToken) =>
        _csv.IsFull ? FlushAsync(cancellationToken) : ValueTask.CompletedTask;

    public ValueTask FlushAsync(CancellationToken cancellationToken) => _csv.FlushToAsync(_output, cancellationToken);
}
