using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberGov.Data.Migrations;

/// <summary>
/// What the register of assessments is searched and sorted by and EF Core's model cannot describe. Called by the migration after
/// the column SearchText has been added.
/// </summary>
internal static class PiaRegisterIndexes
{
    public static void CreateOnSqlite(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            UPDATE "Pias" SET "SearchText" = lower("Code" || ' ' || "Title");

            CREATE VIRTUAL TABLE PiaSearch USING fts5(
                SearchText, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3');

            INSERT INTO PiaSearch (rowid, SearchText) SELECT Number, SearchText FROM Pias;

            CREATE TRIGGER Pias_Search_Insert AFTER INSERT ON Pias BEGIN
                INSERT INTO PiaSearch (rowid, SearchText) VALUES (new.Number, new.SearchText);
            END;

            CREATE TRIGGER Pias_Search_Update AFTER UPDATE OF SearchText ON Pias BEGIN
                UPDATE PiaSearch SET SearchText = new.SearchText WHERE rowid = old.Number;
            END;

            CREATE TRIGGER Pias_Search_Delete AFTER DELETE ON Pias BEGIN
                DELETE FROM PiaSearch WHERE rowid = old.Number;
            END;
            """);
        Sort(migrationBuilder);
    }

    /// <summary>Letters and digits only, as the program cuts them: by itself PostgreSQL would take "-2026" for a negative number.</summary>
    public static void CreateOnPostgres(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            UPDATE "Pias" SET "SearchText" = trim(regexp_replace(lower("Code" || ' ' || "Title"), '[^[:alnum:]]+', ' ', 'g'));
            CREATE INDEX "IX_Pias_Search" ON "Pias" USING gin (to_tsvector('simple', "SearchText"));
            """);
        Sort(migrationBuilder);
    }

    /// <summary>What rests on the column goes before it does.</summary>
    public static void DropOnSqlite(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        DROP TRIGGER "Pias_Search_Insert";
        DROP TRIGGER "Pias_Search_Update";
        DROP TRIGGER "Pias_Search_Delete";
        DROP TABLE PiaSearch;
        DROP INDEX "IX_Pias_ReviewFirst";
        DROP INDEX "IX_Pias_ReviewLast";
        """);

    public static void DropOnPostgres(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        DROP INDEX "IX_Pias_Search";
        DROP INDEX "IX_Pias_ReviewFirst";
        DROP INDEX "IX_Pias_ReviewLast";
        """);

    /// <summary>By next review, with what has none last in both directions: an order over an expression.</summary>
    private static void Sort(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE INDEX "IX_Pias_ReviewFirst" ON "Pias" (("NextReviewOn" IS NULL), "NextReviewOn", "Number");
        CREATE INDEX "IX_Pias_ReviewLast" ON "Pias" (("NextReviewOn" IS NULL), "NextReviewOn" DESC, "Number" DESC);
        """);
}
