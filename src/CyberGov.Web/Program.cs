using CyberGov.Web.CommandLine;

return await Commands.RunAsync(args);
