using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CyberGov.Web.FrontEnd;

/// <summary>What a page is about stands in its address: no field of a form or of a query may name something else.</summary>
public static class AddressDecides
{
    /// <summary>Asks the route first; by itself the form would be asked before it.</summary>
    public static void LetTheAddressDecide(this MvcOptions options)
    {
        options.ValueProviderFactories.RemoveType<RouteValueProviderFactory>();
        options.ValueProviderFactories.Insert(0, new RouteValueProviderFactory());
    }
}
