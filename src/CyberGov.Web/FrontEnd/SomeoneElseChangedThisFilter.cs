using CyberGov.Evidence;
using CyberGov.Pias;
using CyberGov.Pias.Workflow;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Web.FrontEnd;

/// <summary>A lost race is not a failure of the program: it answers 409, whose page says what to do.</summary>
public sealed class SomeoneElseChangedThisFilter : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        context.Result = context.Exception switch
        {
            DbUpdateConcurrencyException => new StatusCodeResult(StatusCodes.Status409Conflict),
            EvidenceRefusedException { Refusal: EvidenceRefusal.NotTheirs } => new NotFoundResult(),
            EvidenceRefusedException => new StatusCodeResult(StatusCodes.Status409Conflict),
            PiaNotFoundException or PiaRefusedException { Refusal: PiaRefusal.NotTheirs } => new NotFoundResult(),
            PiaRefusedException => new StatusCodeResult(StatusCodes.Status409Conflict),
            _ => context.Result,
        };
    }
}
