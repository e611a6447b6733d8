using CyberGov.Reminders;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Reviews;

public static class ReviewsServices
{
    public static IServiceCollection AddReviews(this IServiceCollection services) => services
        .AddScoped<OpenMissingReviews>()
        .AddScoped<CompleteReview>()
        .AddScoped<ReviewRegisterQuery>()
        .AddScoped<ReviewToCompleteQuery>()
        .AddScoped<ReviewHistoryQuery>()
        .AddScoped<IReminderSource, ReviewsDue>();
}
