using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CyberGov.Mail;

namespace CyberGov.IntegrationTests.Mail;

/// <summary>A real mail server (npm smtp-server) that demands STARTTLS and sign-in, and shows what it was given.</summary>
public sealed class SmtpServer : IAsyncLifetime
{
    private static readonly ConcurrentDictionary<string, bool> TrustedCertificates = new(StringComparer.Ordinal);

    private readonly string _folder = Directory.CreateTempSubdirectory("cybergov-smtp-").FullName;

    private readonly BlockingCollection<string> _received = [];

    private Process? _process;

    private AtOnceRelay? _relay;

    public int Port => _relay!.Port;

    public MailSettings Settings(Action<SmtpSettings>? change = null)
    {
        var settings = new MailSettings
        {
            Transport = MailTransport.Smtp,
            From = "Borsetshire Council <cybergov@borsetshire.gov.uk>",
            Smtp = { Host = "localhost", Port = Port, UserName = "cybergov", Password = "s3cret" },
        };
        change?.Invoke(settings.Smtp);

        return settings;
    }

    /// <summary>Exactly so many mails; fails when they do not come, and when one more has come.</summary>
    public List<ReceivedEmail> Take(int count)
    {
        var taken = new List<ReceivedEmail>();

        while (taken.Count < count)
        {
            Assert.True(_received.TryTake(out var line, TimeSpan.FromSeconds(20)), $"{taken.Count} of {count} mails came.");
            taken.Add(ReceivedEmail.Read(line!));
        }

        Assert.Empty(_received);

        return taken;
    }

    /// <summary>What has come so far, however much.</summary>
    public List<ReceivedEmail> TakeAll()
    {
        var taken = new List<ReceivedEmail>();
        while (_received.TryTake(out var line))
        {
            taken.Add(ReceivedEmail.Read(line));
        }

        return taken;
    }

    public ValueTask InitializeAsync() => StartAsync(isTrusted: true);

    /// <param name="isOpen">Takes mail in the clear and without sign-in, as a relay in the same building does.</param>
    public async ValueTask StartAsync(bool isTrusted, bool isOpen = false)
    {
        TestServers.Install();
        var (certificate, key) = MakeCertificate(isTrusted);
        _process = Process.Start(new ProcessStartInfo("node", ["smtp.mjs", certificate, key, isOpen ? "open" : "closed"])
        {
            WorkingDirectory = TestServers.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var port = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        _relay = new AtOnceRelay(int.Parse(port!, CultureInfo.InvariantCulture));
        _relay.Open();
        _ = ListenAsync(_process.StandardOutput);
    }

    public async ValueTask DisposeAsync()
    {
        _relay!.Dispose();

        // The server stops when nobody holds its standard input, so it never outlives the tests.
        _process!.StandardInput.Close();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _received.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ListenAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync(CancellationToken.None) is { } line)
        {
            _received.Add(line);
        }
    }

    private (string Certificate, string Key) MakeCertificate(bool isTrusted)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));

        if (isTrusted)
        {
            Trust(certificate.GetCertHashString(HashAlgorithmName.SHA256));
        }

        var (certificatePath, keyPath) = (Path.Combine(_folder, "certificate.pem"), Path.Combine(_folder, "key.pem"));
        File.WriteAllText(certificatePath, certificate.ExportCertificatePem());
        File.WriteAllText(keyPath, key.ExportPkcs8PrivateKeyPem());

        return (certificatePath, keyPath);
    }

    /// <summary>SmtpClient asks the whole process which certificates to trust; the tests add just their own.</summary>
    private static void Trust(string certificateHash)
    {
        TrustedCertificates[certificateHash] = true;
#pragma warning disable SYSLIB0014, CA5359, MA0039
        ServicePointManager.ServerCertificateValidationCallback = (_, certificate, _, _) =>
            TrustedCertificates.ContainsKey(certificate!.GetCertHashString(HashAlgorithmName.SHA256));
#pragma warning restore SYSLIB0014, CA5359, MA0039
    }
}
