using CyberGov.InformationRegisters;
using CyberGov.UnitTests.Architecture;

namespace CyberGov.UnitTests.InformationRegisters;

public sealed class RecordShapeTests
{
    [Fact]
    public void Every_text_of_a_record_is_a_field_of_its_form_and_every_field_reads_what_was_written()
    {
        foreach (var shape in RecordShape.All)
        {
            var record = shape.Begin("X-2027-0001", 1, Guid.Empty, DateTimeOffset.UnixEpoch);
            var texts = record.GetType().GetProperties()
                .Where(p => p.DeclaringType == record.GetType() && p.PropertyType == typeof(string))
                .Select(p => p.Name);

            Assert.Equal(texts.Order(StringComparer.Ordinal), shape.Fields.Select(f => f.Id).Order(StringComparer.Ordinal));
            foreach (var field in shape.Fields)
            {
                field.Write(record, field.Label);
                Assert.Equal(field.Label, field.Read(record));
            }
        }
    }

    [Fact]
    public void Every_control_that_something_is_evidence_of_is_in_the_library()
    {
        var library = string.Concat(Directory
            .EnumerateFiles(RepositoryFiles.PathOf("controls/library"), "*.yaml")
            .Select(File.ReadAllText));
        string[] named =
        [
            .. ControlsShown.ByScreening.Select(s => s.Code), .. ControlsShown.ByApproval.Select(s => s.Code),
            .. ControlsShown.ByAgreement, .. ControlsShown.ByProcessingReview,
        ];

        Offenders.AreNone(named.Where(code => !library.Contains($"- id: {code}\n", StringComparison.Ordinal)));
    }
}
