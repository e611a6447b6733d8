using CyberGov.Reminders;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Reviews;

public static class ReviewsServices
{
    public static IServiceCollection AddReviews(this IServiceCollection services) => services
        .AddScoped<OpenMissingReviews>()
        .AddScoped<CompleteReview>()
        .AddScoped<ScheduleBookQuery>()
        .AddScoped<SchedulePreviewQuery>()
        .AddScoped<FollowReviewSchedules>()
        .AddScoped<FollowReviewSchedulesJob>()
        .AddScoped<SaveReviewSchedule>()
        .AddScoped<ReviewSchedulesQuery>()
        .AddScoped<ReviewStandingQuery>()
        .AddScoped<ReviewOnRecordQuery>()
        .AddScoped<CompleteUnchanged>()
        .AddScoped<ReviewTrendQuery>()
        .AddScoped<ComingUpQuery>()
        .AddScoped<BankHolidayYearsQuery>()
        .AddScoped<MoveReview>()
        .AddScoped<SnoozeReview>()
        .AddScoped<ReviewRegisterQuery>()
        .AddScoped<ReviewToCompleteQuery>()
        .AddScoped<ReviewHistoryQuery>()
        .AddScoped<IReminderSource, ReviewsDue>();
}
