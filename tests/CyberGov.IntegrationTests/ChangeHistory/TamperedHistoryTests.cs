using CyberGov.ChangeHistory;
using CyberGov.ChangeHistory.Verification;
using CyberGov.Data;

namespace CyberGov.IntegrationTests.ChangeHistory;

/// <summary>Whoever owns the database drops the triggers and changes the past; the check says where.</summary>
public sealed class TamperedHistoryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_nobody_touched_holds_with_its_checkpoints(DatabaseProvider provider)
    {
        await using var council = await HistoryCouncil.StartAsync(provider);
        await council.WriteCheckpointAsync();

        var verdict = await council.VerifyAsync(await council.AnchorNowAsync());

        Assert.Empty(verdict.Findings);
        Assert.Equal((await council.ChainAsync()).Count, verdict.Entries);
        Assert.Equal(2, verdict.Checkpoints);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_edited_row_is_named_whichever_part_of_it_was_edited(DatabaseProvider provider)
    {
        await using var council = await HistoryCouncil.StartAsync(provider);
        var victim = (await council.ChainAsync())[^15];

        await council.AttackAsync(db => HistoryCouncil.RunAsync(db, $"""UPDATE "ChangeHistory" SET "PersonId" = {Guid.Empty} WHERE "Sequence" = {victim.Sequence}"""));
        await ExpectAsync(council, HistoryFault.Edited, victim.Sequence, victim.SubjectId.ToString());

        await council.AttackAsync(db => HistoryCouncil.RunAsync(db, $"""UPDATE "ChangeHistory" SET "PersonId" = NULL, "Fields" = '{"{}"}' WHERE "Sequence" = {victim.Sequence}"""));
        await ExpectAsync(council, HistoryFault.Edited, victim.Sequence, "values");

        await council.AttackAsync(db => HistoryCouncil.RunAsync(db, $"""UPDATE "ChangeHistory" SET "Salt" = NULL WHERE "Sequence" = {victim.Sequence}"""));
        await ExpectAsync(council, HistoryFault.Missing, victim.Sequence, "no entry says that they were erased");
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_edited_row_with_a_hash_that_fits_it_is_named_by_the_one_after_it(DatabaseProvider provider)
    {
        await using var council = await HistoryCouncil.StartAsync(provider);
        var victim = (await council.ChainAsync())[^15];
        var forged = HistoryCouncil.Forge(victim, victim.Sequence!.Value, victim.PreviousHash!, """{"Name":[null,"Forged"]}""");

        await council.AttackAsync(db => HistoryCouncil.RunAsync(
            db,
            $"""UPDATE "ChangeHistory" SET "Fields" = {forged.Fields}, "ValuesDigest" = {forged.ValuesDigest}, "Hash" = {forged.Hash} WHERE "Sequence" = {victim.Sequence}"""));

        await ExpectAsync(council, HistoryFault.Edited, victim.Sequence, "given a new hash");
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_last_ten_deleted_are_missed_even_if_the_head_is_put_back(DatabaseProvider provider)
    {
        await using var council = await HistoryCouncil.StartAsync(provider);
        var proof = await council.AnchorNowAsync();
        var last = (await council.ChainAsync())[^11];

        await council.AttackAsync(db => HistoryCouncil.RunAsync(db, $"""DELETE FROM "ChangeHistory" WHERE "Sequence" > {last.Sequence}"""));
        await ExpectAsync(council, HistoryFault.TruncatedTail, last.Sequence + 1, "its head");

        await council.AttackAsync(db => HistoryCouncil.RunAsync(db, $"""UPDATE "HistoryHead" SET "Sequence" = {last.Sequence}, "Hash" = {last.Hash}"""));
        Assert.Empty((await council.VerifyAsync()).Findings);
        var finding = await council.FirstFindingAsync(proof);
        Assert.Equal((HistoryFault.TruncatedTail, last.Sequence + 1), (finding.Fault, finding.Sequence));
        Assert.Contains("a pack kept elsewhere", finding.Words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Entries_taken_out_of_the_middle_are_missed_whether_or_not_the_rest_is_renumbered(DatabaseProvider provider)
    {
        await using var council = await HistoryCouncil.StartAsync(provider);
        var gone = (await council.ChainAsync())[^15].Sequence!.Value;

        await council.AttackAsync(db => HistoryCouncil.RunAsync(db, $"""DELETE FROM "ChangeHistory" WHERE "Sequence" = {gone}"""));
        await ExpectAsync(council, HistoryFault.Missing, gone, $"entry {gone} is gone");

        await council.AttackAsync(async db =>
        {
            await HistoryCouncil.RunAsync(db, $"""UPDATE "ChangeHistory" SET "Sequence" = -"Sequence" - 100000 WHERE "Sequence" > {gone}""");
            await HistoryCouncil.RunAsync(db, $"""UPDATE "ChangeHistory" SET "Sequence" = -"Sequence" - 100001 WHERE "Sequence" < -100000""");
            await HistoryCouncil.RunAsync(db, $"""UPDATE "HistoryHead" SET "Sequence" = "Sequence" - 1""");
        });
        await ExpectAsync(council, HistoryFault.Missing, gone, "renumbered");
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_entries_that_changed_places_are_named(DatabaseProvider provider)
    {
        await using var council = await HistoryCouncil.StartAsync(provider);
        var place = (await council.ChainAsync())[^15].Sequence!.Value;

        await council.AttackAsync(async db =>
        {
            await HistoryCouncil.RunAsync(db, $"""UPDATE "ChangeHistory" SET "Sequence" = -100000 WHERE "Sequence" = {place}""");
            await HistoryCouncil.RunAsync(db, $"""UPDATE "ChangeHistory" SET "Sequence" = {place} WHERE "Sequence" = {place + 1}""");
            await HistoryCouncil.RunAsync(db, $"""UPDATE "ChangeHistory" SET "Sequence" = {place + 1} WHERE "Sequence" = -100000""");
        });

        await ExpectAsync(council, HistoryFault.Reordered, place, $"belongs at {place + 1}");
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_entry_put_in_is_named_even_with_a_hash_that_fits(DatabaseProvider provider)
    {
        await using var council = await HistoryCouncil.StartAsync(provider);
        var chain = await council.ChainAsync();
        var (before, model) = (chain[^16], chain[^15]);
        var place = model.Sequence!.Value;

        await council.AttackAsync(async db =>
        {
            await HistoryCouncil.RunAsync(db, $"""UPDATE "ChangeHistory" SET "Sequence" = -"Sequence" - 100000 WHERE "Sequence" >= {place}""");
            await HistoryCouncil.RunAsync(db, $"""UPDATE "ChangeHistory" SET "Sequence" = -"Sequence" - 99999 WHERE "Sequence" < -100000""");
            await HistoryCouncil.RunAsync(db, $"""UPDATE "HistoryHead" SET "Sequence" = "Sequence" + 1""");
            var twin = new ChangeHistoryEntry { Action = model.Action, Subject = model.Subject, SubjectId = Guid.CreateVersion7(), Fields = model.Fields };
            typeof(ChangeHistoryEntry).GetProperty(nameof(ChangeHistoryEntry.OccurredAt))!.SetValue(twin, model.OccurredAt);
            typeof(ChangeHistoryEntry).GetProperty(nameof(ChangeHistoryEntry.Salt))!.SetValue(twin, model.Salt);
            db.ChangeHistory.Add(HistoryCouncil.Forge(twin, place, before.Hash!));
            await db.SaveChangesAsync(Token);
        });

        await ExpectAsync(council, HistoryFault.Inserted, place, "was put in");
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_whole_chain_written_anew_is_caught_by_the_checkpoint_in_the_database_by_its_file_and_by_a_pack(DatabaseProvider provider)
    {
        await using var council = await HistoryCouncil.StartAsync(provider);
        await council.WriteCheckpointAsync();
        var proof = await council.AnchorNowAsync();
        var places = (await council.ChainAsync()).Count;

        await council.RewriteAsync(entries => [.. entries.Where((_, i) => i != places - 15), entries[places - 15]]);
        await ExpectAsync(council, HistoryFault.Rewritten, 1, "in the database");

        await council.AttackAsync(db => HistoryCouncil.RunAsync(db, $"""DELETE FROM "HistoryCheckpoints" """));
        await ExpectAsync(council, HistoryFault.Rewritten, 1, "the file checkpoint-");

        Directory.Delete(Path.Combine(council.App.DataFolder, "checkpoints"), recursive: true);
        Assert.Empty((await council.VerifyAsync()).Findings);
        var finding = await council.FirstFindingAsync(proof);
        Assert.Equal(HistoryFault.Rewritten, finding.Fault);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_forged_checkpoint_and_one_of_another_installation_prove_nothing(DatabaseProvider provider)
    {
        await using var council = await HistoryCouncil.StartAsync(provider);
        await council.WriteCheckpointAsync();
        await council.AttackAsync(db => HistoryCouncil.RunAsync(db, $"""UPDATE "HistoryCheckpoints" SET "Text" = replace("Text", 'time 2026', 'time 2025')"""));

        await ExpectAsync(council, HistoryFault.Unproven, null, "signature");
        var elsewhere = (await council.AnchorNowAsync()) with { InstallationId = new string('0', 32) };
        Assert.Contains((await council.VerifyAsync(elsewhere)).Findings, f => f.Words.Contains("another installation", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Values_erased_by_the_rule_leave_the_chain_whole_and_the_triggers_let_nothing_else_through(DatabaseProvider provider)
    {
        await using var council = await HistoryCouncil.StartAsync(provider);
        var entry = (await council.ChainAsync())[^15];
        FormattableString erase = $"""UPDATE "ChangeHistory" SET "Fields" = '{"{}"}', "Salt" = NULL WHERE "Sequence" = {entry.Sequence}""";

        await RefusedAsync(council, erase);
        await council.App.WithDbAsync(async db =>
        {
            db.Note(ChangeAction.Erased, nameof(ChangeHistoryEntry), entry.ChangeHistoryEntryId, ("Reason", "Asked for under article 17"));
            await db.SaveChangesAsync(Token);
            await HistoryCouncil.RunAsync(db, $"""UPDATE "ChangeHistory" SET "Fields" = {ChangeHistoryEntry.NoFields}, "Salt" = NULL WHERE "Sequence" = {entry.Sequence}""");
        });

        var verdict = await council.VerifyAsync();
        var erased = Assert.Single(verdict.Findings);
        Assert.Equal((HistoryFault.Erased, entry.Sequence), (erased.Fault, erased.Sequence));
        Assert.Contains($"were erased by entry {(await council.ChainAsync())[^1].Sequence} (", erased.Words, StringComparison.Ordinal);
        Assert.Equal([entry.Sequence!.Value], verdict.Erased);
        await RefusedAsync(council, $"""UPDATE "ChangeHistory" SET "Subject" = 'Control' WHERE "Sequence" = {entry.Sequence}""");
        await RefusedAsync(council, $"""DELETE FROM "ChangeHistory" WHERE "Sequence" = {entry.Sequence}""");
        await RefusedAsync(council, $"""UPDATE "HistoryHead" SET "Sequence" = 3""");
        await RefusedAsync(council, $"""DELETE FROM "HistoryHead" """);
        await council.WriteCheckpointAsync();
        await RefusedAsync(council, $"""UPDATE "HistoryCheckpoints" SET "Signature" = ''""");
        await RefusedAsync(council, $"""DELETE FROM "HistoryCheckpoints" """);
        if (provider == DatabaseProvider.Postgres)
        {
            await RefusedAsync(council, $"""TRUNCATE "ChangeHistory" """);
        }
        else
        {
            await RefusedAsync(council, $"INSERT OR REPLACE INTO ChangeHistory SELECT * FROM ChangeHistory WHERE Sequence = {entry.Sequence}");
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Guards_that_are_gone_are_named(DatabaseProvider provider)
    {
        await using var council = await HistoryCouncil.StartAsync(provider);
        Assert.Empty((await council.VerifyAsync()).Findings);

        await council.App.WithDbAsync(HistoryCouncil.DropGuardsAsync);

        var finding = Assert.Single((await council.VerifyAsync()).Findings);
        Assert.StartsWith("The guards of the history are gone: ChangeHistory", finding.ToString(), StringComparison.Ordinal);
        Assert.Contains("HistoryHead", finding.Words, StringComparison.Ordinal);
        Assert.Contains("HistoryCheckpoints", finding.Words, StringComparison.Ordinal);
    }

    private static async Task ExpectAsync(HistoryCouncil council, HistoryFault fault, long? sequence, string words)
    {
        var finding = await council.FirstFindingAsync();
        Assert.Equal((fault, sequence), (finding.Fault, finding.Sequence));
        Assert.Contains(words, finding.Words, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(HistoryCouncil council, FormattableString sql)
    {
        var refusal = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => council.App.WithDbAsync(db => HistoryCouncil.RunAsync(db, sql)));
        Assert.Matches("history|checkpoint", refusal.Message);
    }
}
