using System.ComponentModel.DataAnnotations;

namespace CyberGov.Calendar;

/// <summary>What becomes of a date that is no working day.</summary>
public enum WorkingDayRoll
{
    [Display(Name = "Stay on that day")]
    None,

    [Display(Name = "Move to the working day before")]
    Before,

    [Display(Name = "Move to the working day after")]
    After,
}
