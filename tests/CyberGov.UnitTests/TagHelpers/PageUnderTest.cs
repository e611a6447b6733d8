using System.Linq.Expressions;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CyberGov.Web.FrontEnd;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.UnitTests.TagHelpers;

/// <summary>A page's model, its errors and its address, on which tag helpers draw as they do in the program.</summary>
internal sealed class PageUnderTest<TModel>
    where TModel : class
{
    private readonly ServiceProvider _services;
    private readonly ViewDataDictionary<TModel> _viewData;

    public PageUnderTest(TModel model)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddMvcCore().AddViews().AddDataAnnotations();
        services.PostConfigure<MvcOptions>(options => options.AddPlainModelBindingMessages());
        _services = services.BuildServiceProvider();
        Metadata = _services.GetRequiredService<IModelMetadataProvider>();
        _viewData = new ViewDataDictionary<TModel>(Metadata, new ModelStateDictionary()) { Model = model };
        ViewContext = new ViewContext { ViewData = _viewData, HttpContext = new DefaultHttpContext() };
    }

    public IModelMetadataProvider Metadata { get; }

    public ViewContext ViewContext { get; }

    public ViewDataDictionary ViewData => _viewData;

    public ModelStateDictionary ModelState => _viewData.ModelState;

    public PageUnderTest<TModel> At(string path, string query)
    {
        ViewContext.HttpContext.Request.Path = path;
        ViewContext.HttpContext.Request.QueryString = new QueryString(query);
        return this;
    }

    public PageUnderTest<TModel> WithError(string key, string? entered, string message)
    {
        ModelState.SetModelValue(key, entered, entered);
        ModelState.AddModelError(key, message);
        return this;
    }

    public ModelExpression For<TValue>(Expression<Func<TModel, TValue>> expression) =>
        _services.GetRequiredService<ModelExpressionProvider>().CreateModelExpression(_viewData, expression);

    public static async Task<IElement> DrawAsync(TagHelper helper, string content = "", params TagHelperAttribute[] attributes)
    {
        var child = new DefaultTagHelperContent().AppendHtml(content);
        var output = new TagHelperOutput("drawn", [.. attributes], (_, _) => Task.FromResult(child));
        await helper.ProcessAsync(new TagHelperContext([], new Dictionary<object, object>(), "drawn"), output);

        if (!output.IsContentModified)
        {
            output.Content.SetHtmlContent(child);
        }

        await using var html = new StringWriter();
        output.WriteTo(html, HtmlEncoder.Default);
        // A template takes any element: rows and cells keep their tags outside a table.
        var document = await new HtmlParser().ParseDocumentAsync($"<template>{html}</template>", TestContext.Current.CancellationToken);
        var template = (AngleSharp.Html.Dom.IHtmlTemplateElement)document.QuerySelector("template")!;
        return document.CreateElement("div").AppendAll(template.Content.ChildNodes);
    }
}

file static class Nodes
{
    public static IElement AppendAll(this IElement parent, INodeList nodes)
    {
        foreach (var node in nodes.ToList())
        {
            parent.AppendChild(node);
        }

        return parent;
    }
}
