using System.Diagnostics;
using System.Globalization;
using CyberGov.Benchmarks;
using CyberGov.Benchmarks.ChangeHistory;
using CyberGov.Benchmarks.Council;
using CyberGov.Benchmarks.Mail;
using CyberGov.Benchmarks.Packs;
using CyberGov.Benchmarks.Reminders;
using CyberGov.Benchmarks.Serving;
using CyberGov.Benchmarks.Uploads;

var none = CancellationToken.None;
switch (args)
{
    // For looking closer: makes up the council in a folder that stays, for `serve` and other tools.
    case ["council", var folder]:
        await BigCouncil.BuildAsync(folder, none);
        return 0;
    case ["records", var folder, var items]:
        await BigCouncil.BuildRecordsAsync(folder, int.Parse(items, CultureInfo.InvariantCulture), none);
        return 0;

    // Leaves the assessments of the races in FOLDER/many and FOLDER/few, for `pias FOLDER`.
    case ["assessments", var folder]:
        await PiaRaces.BuildAsync(folder, none);
        return 0;

    // What this program asks of itself in processes of their own.
    case ["serve", var data, var address]:
        await Server.ServeAsync(data, address, none);
        return 0;
    case ["sheet", var folder, var rows]:
        await SheetRaces.WriteOneAsync(folder, int.Parse(rows, CultureInfo.InvariantCulture), none);
        return 0;
    case ["pack", var data, var withFiles]:
        await using (var packs = new CouncilPacks(data))
        {
            await packs.BuildOneAsync(bool.Parse(withFiles), none);
        }

        return 0;
    case ["packs", var data]:
        await using (var packs = new CouncilPacks(data))
        {
            await packs.RaceAsync(none);
        }

        return 0;

    case ["upload", var file]:
        UploadRaces.InspectOne(file);
        return 0;

    case ["morning", var data]:
        await ReminderRaces.RunOneAsync(data, none);
        return 0;
    case ["pia-register", var data]:
        await PiaRaces.ExportOneAsync(data, none);
        return 0;
    case ["pias"]:
        await PiaRaces.RunAsync(none);
        return 0;
    case ["pias", var folder]:
        await PiaRaces.RunAsync(folder, none);
        return 0;
    case ["reminders"]:
        await ReminderRaces.RunAsync(none);
        return 0;
    case ["uploads"]:
        await UploadRaces.RunAsync(none);
        return 0;
    case ["mail"]:
        await MailRaces.RunAsync(none);
        return 0;
    case ["million"]:
        await MillionRaces.RunAsync(none);
        return 0;

    // With records that `records` left in FOLDER/many and FOLDER/few.
    case ["million", var folder, var runs]:
        await MillionRaces.RunAsync(folder, int.Parse(runs, CultureInfo.InvariantCulture), none);
        return 0;
    case [] or ["all" or "pages" or "history" or "packs"]:
        await MeasureAsync(args is [var part] ? part : "all");
        return 0;
    default:
        Console.Error.WriteLine("usage: bash tests/bench.sh [all|pages|packs|history|uploads|mail|reminders|pias|million]");
        return 2;
}

async Task MeasureAsync(string part)
{
    var folder = Directory.CreateTempSubdirectory("cybergov-benchmarks-").FullName;
    try
    {
        var began = Stopwatch.GetTimestamp();
        await BigCouncil.BuildAsync(folder, none);
        Report.Fact("the council was made up", $"in {Report.Figure(Stopwatch.GetElapsedTime(began).TotalSeconds)} s");

        if (part is "all" or "pages")
        {
            await new PageRaces(folder, PageRaces.Registers).RunAsync(none);
        }

        if (part is "all" or "history")
        {
            await HistoryRaces.RunAsync(folder, none);
        }

        if (part is "all" or "packs")
        {
            await SheetRaces.RunAsync(folder, none);
            await PackRaces.RunAsync(folder, none);
        }

        if (part is "all")
        {
            await UploadRaces.RunAsync(none);
            await MailRaces.RunAsync(none);
            await ReminderRaces.RunAsync(none);
            await PiaRaces.RunAsync(none);
        }
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}
