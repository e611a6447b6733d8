using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CyberGov.UnitTests.TagHelpers;
using CyberGov.Web.FrontEnd;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Page = CyberGov.UnitTests.TagHelpers.PageUnderTest<CyberGov.UnitTests.TagHelpers.EvidenceForm>;

namespace CyberGov.UnitTests.FrontEnd;

public sealed class PlainWordsTests
{
    [Theory]
    [InlineData("EffectiveDate", "Effective date")]
    [InlineData("Title", "Title")]
    [InlineData("InformationGovernanceOfficer", "Information governance officer")]
    [InlineData("SIROName", "SIRO name")]
    [InlineData("UsesMFA", "Uses MFA")]
    [InlineData("title", "title")]
    public void A_name_from_the_code_is_told_in_words(string name, string words) => Assert.Equal(words, PlainName.Of(name));

    [Theory]
    [InlineData("Effective date", "effective date")]
    [InlineData("SIRO name", "SIRO name")]
    public void Inside_a_sentence_only_an_abbreviation_keeps_its_capitals(string name, string words) =>
        Assert.Equal(words, PlainName.InSentence(name));

    [Theory]
    [InlineData(nameof(EvidenceForm.Title), "Title must be 20 characters or fewer")]
    [InlineData(nameof(EvidenceForm.EffectiveOn), "Enter date it was made")]
    [InlineData(nameof(EvidenceForm.Email), "Enter email in the correct format, like name@example.gov.uk")]
    [InlineData(nameof(EvidenceForm.SeenBy), "Say who looked at it")]
    public void A_rule_without_a_sentence_gets_a_plain_one_and_an_authors_sentence_stays(string property, string sentence)
    {
        var metadata = new Page(new EvidenceForm()).Metadata.GetMetadataForProperty(typeof(EvidenceForm), property);

        var rule = Assert.Single(metadata.ValidatorMetadata.OfType<ValidationAttribute>());

        Assert.Equal(sentence, rule.FormatErrorMessage("ignored"));
    }

    [Fact]
    public void What_could_not_be_bound_is_told_without_the_frameworks_words()
    {
        var options = new MvcOptions();
        options.AddPlainModelBindingMessages();
        var messages = options.ModelBindingMessageProvider;

        Assert.Equal("Review months must be a number, like 12", messages.ValueMustBeANumberAccessor("ReviewMonths"));
        Assert.Equal("“x” could not be read as review months: check it and try again", messages.AttemptedValueIsInvalidAccessor("x", "ReviewMonths"));
        Assert.Equal("Enter review months", messages.MissingBindRequiredValueAccessor("ReviewMonths"));
        Assert.Equal("Enter review months", messages.ValueMustNotBeNullAccessor("ReviewMonths"));
    }

    [Theory]
    [InlineData("17 May 2027", 2027)]
    [InlineData("", null)]
    public async Task A_date_that_may_be_left_out_is_bound_or_empty(string text, int? year)
    {
        var context = await BindAsync(nameof(EvidenceForm.EffectiveOn), text);

        Assert.Equal(0, context.ModelState.ErrorCount);
        Assert.True(context.Result.IsModelSet);
        Assert.Equal(year, (context.Result.Model as DateOnly?)?.Year);
    }

    [Theory]
    [InlineData(nameof(EvidenceForm.EffectiveOn), "31/2/2027", "Date it was made must be a real date, like 17/5/2027")]
    [InlineData(nameof(EvidenceForm.ReviewedOn), "soon", "Reviewed on must be a real date, like 17/5/2027")]
    [InlineData(nameof(EvidenceForm.ReviewedOn), "1/1/2999", "Reviewed on must be a date from 1 January 1900 to 31 December 2199")]
    [InlineData(nameof(EvidenceForm.ReviewedOn), " ", "Enter reviewed on, like 17/5/2027")]
    public async Task A_date_that_cannot_be_read_says_how_to_write_it_and_is_kept(string property, string text, string sentence)
    {
        var context = await BindAsync(property, text);

        Assert.False(context.Result.IsModelSet);
        Assert.Equal(sentence, Assert.Single(context.ModelState[property]!.Errors).ErrorMessage);
        Assert.Equal(text, context.ModelState[property]!.AttemptedValue);
    }

    private static async Task<ModelBindingContext> BindAsync(string property, string text)
    {
        var values = new QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { [property] = text });
        var context = new DefaultModelBindingContext
        {
            ModelMetadata = new Page(new EvidenceForm()).Metadata.GetMetadataForProperty(typeof(EvidenceForm), property),
            ModelName = property,
            FieldName = property,
            ModelState = new ModelStateDictionary(),
            ValueProvider = new QueryStringValueProvider(BindingSource.Query, values, CultureInfo.InvariantCulture),
        };
        await new DateOnlyModelBinder().BindModelAsync(context);
        return context;
    }
}
