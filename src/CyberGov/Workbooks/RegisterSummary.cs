namespace CyberGov.Workbooks;

/// <summary>What was written to one register sheet.</summary>
/// <param name="ShortenedCells">Cells whose text is longer than Excel can hold and was cut, with a mark that says so.</param>
/// <param name="UnlinkedCells">Links left as plain text because a sheet holds no more than Excel's limit of them.</param>
public sealed record RegisterSummary(
    string SheetName,
    string TableName,
    string Description,
    long Rows,
    long ShortenedCells,
    long UnlinkedCells);
