using CyberGov.Web.FrontEnd;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CyberGov.UnitTests.FrontEnd;

public sealed class PlainTextModelBinderTests
{
    [Theory]
    [InlineData("Patch report", "Patch report")]
    [InlineData("first\r\n\tsecond", "first\r\n\tsecond")]
    [InlineData("gpj.\u202exe", "gpj.xe")]
    [InlineData("in\u200bvisible\u0000\u0007", "invisible")]
    [InlineData("\ud83d\udc69\u200d\ud83d\udcbb \u00e9", "\ud83d\udc69\u200d\ud83d\udcbb \u00e9")]
    public async Task What_nobody_types_is_taken_out_and_all_else_stays(string sent, string kept)
    {
        var context = new DefaultModelBindingContext();

        await new PlainTextModelBinder(new Gives(sent)).BindModelAsync(context);

        Assert.Equal(kept, context.Result.Model);
    }

    [Theory]
    [InlineData("Cameras\r\nin\tcar parks", "Cameras in car parks")]
    [InlineData(" gpj.\u202exe\u2028end", "gpj.xe end")]
    [InlineData("Patch  report", "Patch  report")]
    public async Task What_stands_on_one_line_has_a_space_for_each_line_break(string sent, string kept)
    {
        var context = new DefaultModelBindingContext();

        await new PlainTextModelBinder(new Gives(sent), isOneLine: true).BindModelAsync(context);

        Assert.Equal(kept, context.Result.Model);
    }

    private sealed class Gives(string text) : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            bindingContext.Result = ModelBindingResult.Success(text);
            return Task.CompletedTask;
        }
    }
}
