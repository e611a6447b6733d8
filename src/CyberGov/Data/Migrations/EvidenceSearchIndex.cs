using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberGov.Data.Migrations;

/// <summary>The full-text index over evidence, which EF Core's model cannot describe; called by the first migration of each set.</summary>
internal static class EvidenceSearchIndex
{
    public static void CreateOnSqlite(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE VIRTUAL TABLE EvidenceSearch USING fts5(
            SearchText, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3');

        CREATE TRIGGER EvidenceItems_Search_Insert AFTER INSERT ON EvidenceItems BEGIN
            INSERT INTO EvidenceSearch (rowid, SearchText) VALUES (new.Number, new.SearchText);
        END;

        CREATE TRIGGER EvidenceItems_Search_Update AFTER UPDATE OF SearchText ON EvidenceItems BEGIN
            UPDATE EvidenceSearch SET SearchText = new.SearchText WHERE rowid = old.Number;
        END;

        CREATE TRIGGER EvidenceItems_Search_Delete AFTER DELETE ON EvidenceItems BEGIN
            DELETE FROM EvidenceSearch WHERE rowid = old.Number;
        END;
        """);

    public static void CreateOnPostgres(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """CREATE INDEX "IX_EvidenceItems_Search" ON "EvidenceItems" USING gin (to_tsvector('simple', "SearchText"));""");

    /// <summary>
    /// Every word the index holds, once, for finding those with a given beginning. The texts are words with blanks between
    /// (<see cref="SearchWords"/>), which makes them easy to cut; a word that no item holds any more does no harm.
    /// </summary>
    public static void CreateWordsOnSqlite(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE EvidenceSearchWords (Word TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;

        INSERT OR IGNORE INTO EvidenceSearchWords (Word)
        SELECT word.value FROM EvidenceItems item, json_each('["' || replace(item.SearchText, ' ', '","') || '"]') word WHERE word.value <> '';

        CREATE TRIGGER EvidenceItems_SearchWords_Insert AFTER INSERT ON EvidenceItems BEGIN
            INSERT OR IGNORE INTO EvidenceSearchWords (Word)
            SELECT value FROM json_each('["' || replace(new.SearchText, ' ', '","') || '"]') WHERE value <> '';
        END;

        CREATE TRIGGER EvidenceItems_SearchWords_Update AFTER UPDATE OF SearchText ON EvidenceItems BEGIN
            INSERT OR IGNORE INTO EvidenceSearchWords (Word)
            SELECT value FROM json_each('["' || replace(new.SearchText, ' ', '","') || '"]') WHERE value <> '';
        END;
        """);
}
