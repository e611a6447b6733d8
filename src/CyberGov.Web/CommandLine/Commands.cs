using CyberGov.Web.Settings;

namespace CyberGov.Web.CommandLine;

/// <summary>What an operator may type after the program's name. 0 done; 1 a finding; 2 wrong use; 3 failed.</summary>
public static class Commands
{
    public const int Done = 0;
    public const int Finding = 1;
    public const int WrongUse = 2;
    public const int Failed = 3;

    private const string Usage =
        """
        CyberGov, the compliance tracker for councils

          serve                                 serve the pages (the default)
          demo [--password P]                   fill an empty database with a made-up council
          demo --remove                         take the made-up council out again
          user add --email E --name N --role R [--access-ends DATE] [--password-stdin]
          user reset --email E                  set a new password, read from standard input
          migrate                               bring the database up to date
          catalogue check [FOLDER]              check the YAML files of the catalogue
          config check                          check the settings
          evidence move --to s3|folder          copy the evidence files into the other store, and check each
            [--remove-copied]                   then empty the old one
          job list | job run NAME               list the recurring jobs, or run one now
          verify FILE_OR_FOLDER [--against PACK_OR_CHECKPOINT]… [--public-key PEM]
                                                check a pack, a checkpoint or the data folder, offline
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        var words = args.TakeWhile(a => !a.StartsWith('-')).ToArray();
        var options = args.Skip(words.Length).ToArray();

        try
        {
            if (options is ["--help" or "-h"])
            {
                return Help();
            }

            return words switch
            {
                [] or ["serve"] => await ServeCommand.ExecuteAsync(options),
                ["demo"] => await DemoCommand.ExecuteAsync(options, Console.Out),
                ["user", "add"] => await UserCommand.AddAsync(options),
                ["user", "reset"] => await UserCommand.ResetAsync(options),
                ["migrate"] => await MigrateCommand.ExecuteAsync(options),
                ["catalogue", "check"] => CatalogueCheckCommand.Execute(options, Console.Out, Console.Error),
                ["catalogue", "check", var folder] => CatalogueCheckCommand.Execute(folder, Console.Out, Console.Error),
                ["config", "check"] => await ConfigCheckCommand.ExecuteAsync(options, Console.Out),
                ["evidence", "move"] => await EvidenceCommand.MoveAsync(options, Console.Out, Console.Error),
                ["job", "list"] => await JobCommand.ListAsync(options, Console.Out),
                ["job", "run", var name] => await JobCommand.RunAsync(name, options, Console.Out),
                ["verify", var target] => await VerifyCommand.ExecuteAsync(target, options, Console.Out),
                ["verify"] => throw new UsageException("Say which file or folder to verify."),
                ["help"] => Help(),
                _ => throw new UsageException($"There is no command '{string.Join(' ', words)}'."),
            };
        }
        catch (UsageException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            await Console.Error.WriteLineAsync(Usage);
            return WrongUse;
        }
        catch (SettingsException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Failed;
        }
    }

    private static int Help()
    {
        Console.WriteLine(Usage);
        return Done;
    }
}

/// <summary>The command line was not understood; the message says why.</summary>
public sealed class UsageException(string message) : Exception(message);
