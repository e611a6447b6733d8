using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.People;

/// <summary>What the shared fields about a person need. A class, because the fields are named after its properties.</summary>
public sealed record PersonFields(PersonForm Person, IReadOnlyList<SelectListItem> ServiceAreas, IReadOnlyList<SelectListItem> Managers);
