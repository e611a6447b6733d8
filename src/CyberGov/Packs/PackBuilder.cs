using System.IO.Compression;
using System.Reflection;
using System.Text;
using CyberGov.ChangeHistory;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Pias.Form;
using CyberGov.Storage;
using CyberGov.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Packs;

/// <summary>Writes one pack: the evidence files, then the workbook with its CSV twins, then the manifest.</summary>
internal sealed class PackBuilder(
    CyberGovDbContext db, IEvidenceStore store, RequirementStandingQuery standingsQuery, PackFolder folder, HistorySigner signer, PackScope scope,
    PackProgress progress, Func<PiaForm> form)
{
    private static readonly string ProgramVersion =
        typeof(PackBuilder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private readonly List<RegisterSummary> _sheets = [];

    /// <returns>How many evidence files could not be put in.</returns>
    public async Task<int> WriteAsync(Stream output, CancellationToken cancellationToken)
    {
        var history = await new HistoryStandingQuery(db).ExecuteAsync(cancellationToken);
        await using var manifest = new PackManifest(folder.CreateScratch, scope, history, ProgramVersion);
        await using var archive = new PackArchive(output, manifest, scope.AsAt);
        var files = new EvidenceFiles(store, archive);
        if (scope.Pack.IncludesFiles)
        {
            await CopyFilesAsync(files, cancellationToken);
            await CopyPiasAsync(archive, cancellationToken);
        }

        var details = Details(await MarkingAsync(cancellationToken));
        await using var workbookFile = folder.CreateScratch();
        await using var workbook = new WorkbookWriter(workbookFile, details);
        await AddRegistersAsync(new PackSheets(workbook, archive, _sheets.Add), files, cancellationToken);

        var contents = new PackContents
        {
            Marking = details.Marking,
            Sheets = _sheets,
            CopiedCount = files.CopiedCount,
            CopiedBytes = files.CopiedBytes,
            LeftOut = files.LeftOut,
            Integrity = await new EvidenceIntegrityQuery(db).ExecuteAsync(cancellationToken),
            WithheldEvidenceCount = await scope.WithheldEvidenceCountAsync(db, cancellationToken),
        };
        await FinishAsync(archive, workbook, workbookFile, contents, cancellationToken);
        return contents.LeftOut.Count;
    }

    private async Task CopyFilesAsync(EvidenceFiles files, CancellationToken cancellationToken)
    {
        var expected = await scope.Evidence(db)
            .Where(e => e.Stage != EvidenceStage.Withdrawn && e.Stage != EvidenceStage.Disposed)
            .Join(
                db.EvidenceFiles,
                e => new { e.EvidenceItemId, Number = e.AcceptedRevisionNumber ?? e.CurrentRevisionNumber },
                f => new { f.EvidenceRevision!.EvidenceItemId, f.EvidenceRevision.Number },
                (e, f) => f.Length)
            .SumAsync(cancellationToken);

        await foreach (var line in new EvidenceLines(db, scope).ReadAsync(cancellationToken))
        {
            if (line.HasFileToInclude)
            {
                await files.CopyAsync(line, cancellationToken);
                await progress.FilesCopiedAsync(files.CopiedCount, files.CopiedBytes, expected, cancellationToken);
            }
        }
    }

    private async Task CopyPiasAsync(PackArchive archive, CancellationToken cancellationToken)
    {
        var pias = new PiaLines(db, scope, form);
        if (await pias.BelongAsync(cancellationToken))
        {
            await pias.CopyDocumentsAsync(archive, cancellationToken);
        }
    }

    private async Task AddPiasAsync(PackSheets sheets, CancellationToken cancellationToken)
    {
        var pias = new PiaLines(db, scope, form);
        if (await pias.BelongAsync(cancellationToken))
        {
            await progress.WritingSheetAsync("PIAs", 6, cancellationToken);
            await sheets.AddAsync(
                PackRegisters.Pias(line => scope.Pack.IncludesFiles ? line.Path : null),
                progress.CountingRows(pias.ReadAsync(cancellationToken), "PIAs", 6, cancellationToken),
                cancellationToken);
        }
    }

    private async Task AddAgreementsAsync(PackSheets sheets, CancellationToken cancellationToken)
    {
        var agreements = new AgreementLines(db, scope);
        if (await agreements.BelongAsync(cancellationToken))
        {
            await progress.WritingSheetAsync("agreements", 6, cancellationToken);
            await sheets.AddAsync(
                PackRegisters.Agreements,
                progress.CountingRows(agreements.ReadAsync(cancellationToken), "agreements", 6, cancellationToken),
                cancellationToken);
        }
    }

    private async Task AddRecordsAsync(PackSheets sheets, RecordSheet sheet, CancellationToken cancellationToken)
    {
        var records = new RecordLines(db, scope, sheet);
        if (await records.BelongAsync(cancellationToken))
        {
            var name = sheet.Sheet.ToLowerInvariant();
            await progress.WritingSheetAsync(name, 6, cancellationToken);
            await sheets.AddAsync(
                sheet.Register(), progress.CountingRows(records.ReadAsync(cancellationToken), name, 6, cancellationToken), cancellationToken);
        }
    }

    private async Task AddRegistersAsync(PackSheets sheets, EvidenceFiles files, CancellationToken cancellationToken)
    {
        var standings = await standingsQuery.ExecuteAsync(scope.Framework?.FrameworkId, null, scope.Today, cancellationToken);
        var controls = await new ControlLines(db, scope).ReadAsync(standings, cancellationToken);
        var requirements = await new RequirementLines(db, scope).ReadAsync(standings, cancellationToken);
        var gaps = controls.SelectMany(c => ControlGap.Of(c, scope.Today));

        await progress.WritingSheetAsync("requirements", 0, cancellationToken);
        await sheets.AddAsync(PackRegisters.Requirements, requirements.ToAsyncEnumerable(), cancellationToken);
        await progress.WritingSheetAsync("controls", 1, cancellationToken);
        await sheets.AddAsync(PackRegisters.Controls(scope.Today), controls.ToAsyncEnumerable(), cancellationToken);
        await progress.WritingSheetAsync("evidence", 2, cancellationToken);
        await sheets.AddAsync(
            PackRegisters.Evidence(scope.Today, line => InPack(line, files), line => PathInPack(line, files)),
            progress.CountingRows(new EvidenceLines(db, scope).ReadAsync(cancellationToken), "evidence", 2, cancellationToken),
            cancellationToken);
        await progress.WritingSheetAsync("gaps", 3, cancellationToken);
        await sheets.AddAsync(PackRegisters.Gaps, gaps.ToAsyncEnumerable(), cancellationToken);
        await progress.WritingSheetAsync("reviews", 4, cancellationToken);
        await sheets.AddAsync(
            PackRegisters.Reviews(scope.Today),
            progress.CountingRows(new ReviewLines(db, scope).ReadAsync(controls, cancellationToken), "reviews", 4, cancellationToken),
            cancellationToken);
        await progress.WritingSheetAsync("reminders", 5, cancellationToken);
        await sheets.AddAsync(
            PackRegisters.Reminders,
            progress.CountingRows(new ReminderLines(db, scope).ReadAsync(), "reminders", 5, cancellationToken),
            cancellationToken);
        await AddPiasAsync(sheets, cancellationToken);
        await AddAgreementsAsync(sheets, cancellationToken);
        await AddRecordsAsync(sheets, RecordSheet.Suppliers, cancellationToken);
        await AddRecordsAsync(sheets, RecordSheet.Assets, cancellationToken);
    }

    private async Task FinishAsync(
        PackArchive archive, WorkbookWriter workbook, FileStream workbookFile, PackContents contents, CancellationToken cancellationToken)
    {
        await progress.FinishingAsync(cancellationToken);
        var index = new PackIndex(scope, ProgramVersion);
        index.Describe(contents);
        await archive.AddAsync(
            PackSheets.CsvPath(PackIndex.SheetName),
            CompressionLevel.Optimal,
            csv => RegisterCsv.WriteAsync(PackIndex.Register, index.Lines.ToAsyncEnumerable(), csv, cancellationToken),
            cancellationToken);

        await workbook.FinishAsync(index.LayOut, cancellationToken);
        workbookFile.Position = 0;
        await archive.AddAsync(
            $"{scope.Pack.Code}.xlsx", CompressionLevel.NoCompression, entry => workbookFile.CopyToAsync(entry, cancellationToken), cancellationToken);

        var publicKey = Encoding.ASCII.GetBytes(signer.PublicKey.Pem);
        await archive.AddAsync(
            PackManifest.PublicKeyName, CompressionLevel.NoCompression, entry => entry.WriteAsync(publicKey, cancellationToken).AsTask(), cancellationToken);
        var readme = Encoding.UTF8.GetBytes(PackReadme.Text(scope, contents, signer.PublicKey.Fingerprint));
        await archive.AddAsync("README.txt", CompressionLevel.Optimal, entry => entry.WriteAsync(readme, cancellationToken).AsTask(), cancellationToken);
        await archive.FinishAsync(contents.LeftOut, contents.WithheldEvidenceCount, signer, cancellationToken);
    }

    private string? PathInPack(EvidenceLine line, EvidenceFiles files) =>
        scope.Pack.IncludesFiles && line.HasFileToInclude && files.WhyLeftOut(line.File!.EvidenceFileId) is null ? line.Path : null;

    private string InPack(EvidenceLine line, EvidenceFiles files) => line switch
    {
        { Form: EvidenceForm.Link } => "Link only",
        { Form: EvidenceForm.Note } => "Note, in this row",
        _ when !scope.Pack.IncludesFiles => "No: files were not asked for",
        { HasFileToInclude: false } => line.Item.Stage == EvidenceStage.Disposed ? "No: the item was disposed of" : "No: the item was withdrawn",
        _ => files.WhyLeftOut(line.File!.EvidenceFileId) is { } reason ? $"NOT INCLUDED. {reason}" : "Yes",
    };

    private async Task<string> MarkingAsync(CancellationToken cancellationToken) => PackWords.Of(
        await scope.Evidence(db).AnyAsync(e => e.Marking == Marking.OfficialSensitive, cancellationToken)
            ? Marking.OfficialSensitive
            : Marking.Official);

    private WorkbookDetails Details(string marking) => new()
    {
        Title = $"{PackIndex.Title(scope.Pack.Code)}: {scope.Title}",
        Organisation = scope.Organisation,
        Marking = marking,
        CreatedAt = scope.AsAt,
        Subject = "Evidence of compliance",
        Reference = scope.Pack.Code,
    };
}
