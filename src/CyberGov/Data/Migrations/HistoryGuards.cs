using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberGov.Data.Migrations;

/// <summary>
/// Makes the history a chain and keeps it: entries written before it get the numbers up to 0, the head gets its row, and
/// triggers refuse what would change or remove anything. Called last by the migration that adds the chain, on either database.
/// </summary>
/// <remarks>
/// Triggers stop mistakes and whoever can only reach the database through the program. Who may drop them is caught by the
/// chain and its checkpoints.
/// </remarks>
internal static class HistoryGuards
{
    private const string NumberOlderEntries =
        """
        UPDATE "ChangeHistory" SET "Sequence" = numbered."Number" FROM (
            SELECT "ChangeHistoryEntryId" AS "EntryId",
                ROW_NUMBER() OVER (ORDER BY "ChangeHistoryEntryId") - COUNT(*) OVER () AS "Number"
            FROM "ChangeHistory") AS numbered
        WHERE "ChangeHistory"."ChangeHistoryEntryId" = numbered."EntryId";
        """;

    public static void CreateOnSqlite(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(NumberOlderEntries);
        migrationBuilder.Sql(
            """
            INSERT INTO HistoryHead (HistoryHeadId, InstallationId, Sequence, Hash) VALUES (1, lower(hex(randomblob(16))), 0, x'');

            CREATE TRIGGER ChangeHistory_Kept_Update BEFORE UPDATE ON ChangeHistory
            WHEN NOT (new.Fields = '{}' AND new.Salt IS NULL
                AND old.ChangeHistoryEntryId = new.ChangeHistoryEntryId AND old.Sequence = new.Sequence AND old.OccurredAt = new.OccurredAt
                AND old.PersonId IS new.PersonId AND old.Action = new.Action AND old.Subject = new.Subject AND old.SubjectId = new.SubjectId
                AND old.ValuesDigest = new.ValuesDigest AND old.PreviousHash = new.PreviousHash AND old.Hash = new.Hash
                AND EXISTS (SELECT 1 FROM ChangeHistory AS erased
                    WHERE erased.Subject = 'ChangeHistoryEntry' AND erased.SubjectId = old.ChangeHistoryEntryId AND erased.Action = 'Erased'))
            BEGIN SELECT RAISE(ABORT, 'The change history cannot be changed.'); END;

            CREATE TRIGGER ChangeHistory_Kept_Delete BEFORE DELETE ON ChangeHistory
            BEGIN SELECT RAISE(ABORT, 'The change history cannot be deleted.'); END;

            CREATE TRIGGER ChangeHistory_Kept_Replace BEFORE INSERT ON ChangeHistory
            WHEN EXISTS (SELECT 1 FROM ChangeHistory WHERE ChangeHistoryEntryId = new.ChangeHistoryEntryId OR Sequence = new.Sequence)
            BEGIN SELECT RAISE(ABORT, 'The change history cannot be replaced.'); END;

            CREATE TRIGGER HistoryHead_Kept_Update BEFORE UPDATE ON HistoryHead
            WHEN new.HistoryHeadId <> old.HistoryHeadId OR new.InstallationId <> old.InstallationId OR new.Sequence <= old.Sequence
            BEGIN SELECT RAISE(ABORT, 'The head of the change history only moves on.'); END;

            CREATE TRIGGER HistoryHead_Kept_Delete BEFORE DELETE ON HistoryHead
            BEGIN SELECT RAISE(ABORT, 'The head of the change history cannot be deleted.'); END;

            CREATE TRIGGER HistoryHead_Kept_Insert BEFORE INSERT ON HistoryHead
            BEGIN SELECT RAISE(ABORT, 'The change history has one head.'); END;

            CREATE TRIGGER HistoryCheckpoints_Kept_Update BEFORE UPDATE ON HistoryCheckpoints
            BEGIN SELECT RAISE(ABORT, 'A checkpoint cannot be changed.'); END;

            CREATE TRIGGER HistoryCheckpoints_Kept_Delete BEFORE DELETE ON HistoryCheckpoints
            BEGIN SELECT RAISE(ABORT, 'A checkpoint cannot be deleted.'); END;

            CREATE TRIGGER HistoryCheckpoints_Kept_Replace BEFORE INSERT ON HistoryCheckpoints
            WHEN EXISTS (SELECT 1 FROM HistoryCheckpoints WHERE Sequence = new.Sequence)
            BEGIN SELECT RAISE(ABORT, 'A checkpoint cannot be replaced.'); END;
            """);
    }

    public static void CreateOnPostgres(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(NumberOlderEntries);
        migrationBuilder.Sql(
            """
            INSERT INTO "HistoryHead" ("HistoryHeadId", "InstallationId", "Sequence", "Hash")
            VALUES (1, replace(gen_random_uuid()::text, '-', ''), 0, ''::bytea);

            CREATE FUNCTION history_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'The change history cannot be changed or deleted.' USING ERRCODE = 'restrict_violation';
            END $$;

            CREATE FUNCTION history_values_erased() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF new."Fields" = '{}' AND new."Salt" IS NULL
                    AND (old."ChangeHistoryEntryId", old."Sequence", old."OccurredAt", old."PersonId", old."Action", old."Subject",
                        old."SubjectId", old."ValuesDigest", old."PreviousHash", old."Hash")
                    IS NOT DISTINCT FROM (new."ChangeHistoryEntryId", new."Sequence", new."OccurredAt", new."PersonId", new."Action",
                        new."Subject", new."SubjectId", new."ValuesDigest", new."PreviousHash", new."Hash")
                    AND EXISTS (SELECT 1 FROM "ChangeHistory" AS erased
                        WHERE erased."Subject" = 'ChangeHistoryEntry' AND erased."SubjectId" = old."ChangeHistoryEntryId"
                            AND erased."Action" = 'Erased')
                THEN
                    RETURN new;
                END IF;
                RAISE EXCEPTION 'The change history cannot be changed.' USING ERRCODE = 'restrict_violation';
            END $$;

            CREATE FUNCTION history_head_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF new."HistoryHeadId" = old."HistoryHeadId" AND new."InstallationId" = old."InstallationId" AND new."Sequence" > old."Sequence"
                THEN
                    RETURN new;
                END IF;
                RAISE EXCEPTION 'The head of the change history only moves on.' USING ERRCODE = 'restrict_violation';
            END $$;

            CREATE TRIGGER kept_update BEFORE UPDATE ON "ChangeHistory" FOR EACH ROW EXECUTE FUNCTION history_values_erased();
            CREATE TRIGGER kept_delete BEFORE DELETE ON "ChangeHistory" FOR EACH ROW EXECUTE FUNCTION history_is_kept();
            CREATE TRIGGER kept_truncate BEFORE TRUNCATE ON "ChangeHistory" FOR EACH STATEMENT EXECUTE FUNCTION history_is_kept();
            CREATE TRIGGER kept_update BEFORE UPDATE ON "HistoryHead" FOR EACH ROW EXECUTE FUNCTION history_head_moves_on();
            CREATE TRIGGER kept_delete BEFORE INSERT OR DELETE ON "HistoryHead" FOR EACH ROW EXECUTE FUNCTION history_is_kept();
            CREATE TRIGGER kept_truncate BEFORE TRUNCATE ON "HistoryHead" FOR EACH STATEMENT EXECUTE FUNCTION history_is_kept();
            CREATE TRIGGER kept_row BEFORE UPDATE OR DELETE ON "HistoryCheckpoints" FOR EACH ROW EXECUTE FUNCTION history_is_kept();
            CREATE TRIGGER kept_truncate BEFORE TRUNCATE ON "HistoryCheckpoints" FOR EACH STATEMENT EXECUTE FUNCTION history_is_kept();
            """);
    }
}
