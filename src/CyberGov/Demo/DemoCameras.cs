namespace CyberGov.Demo;

/// <summary>What the made-up council says of its cameras in the market square: one scheme, told the same in every step.</summary>
internal static class DemoCameras
{
    public const string Technology = "technology";

    public static IReadOnlyDictionary<string, string> Answers { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["aim"] = "We want to put twelve fixed cameras in the market square and the two lanes that lead to it.\n\n"
            + "The square had 214 reported assaults, thefts and acts of damage last year, most of them on Friday and Saturday nights. "
            + "We expect fewer, and want traders and visitors to feel safe.",
        ["processing-type"] = "Video surveillance of a town centre square",
        ["need-reason"] = "Question 11: the cameras watch a public place day and night. Question 1: the council holds no pictures of the square today. "
            + "People may feel followed, and recordings could be looked at or passed on for no good reason.",
        ["collection-use-storage-deletion"] = "The cameras film without sound. Two operators in the control room at the town hall watch the live pictures. "
            + "A recorder in the locked server room keeps everything for 31 days and then overwrites it. "
            + "A clip is copied only for a named incident, on the order of the duty manager.",
        ["data-source"] = "Observed: pictures of whoever is in the square and the two lanes. Nothing is bought or taken from other systems.",
        ["recipients"] = "The operators and the duty manager of the control room, and the police for a named incident. "
            + "Insurers and solicitors only by court order. The maintenance firm sees test pictures when it mends a camera.",
        ["uses-processors"] = "yes",
        [Technology] = "Fixed cameras with a digital recorder, on a network of their own. No sound, no number plate reading, no recognition of faces, "
            + "no tracking of people by software, no AI.",
        ["high-risk-kinds"] = "public-monitoring",
        ["data-categories"] = "images-and-sound\noffences",
        ["special-or-offence-flag"] = "yes",
        ["volume"] = "Twelve cameras, about 8,900 hours of pictures at any time; about 120 clips a year",
        ["frequency"] = "All the time",
        ["retention"] = "31 days from recording, then overwritten; clips until the case ends, looked at every six months",
        ["people-affected"] = "About 9,000 people on a market day, 40 traders and the tenants of 26 flats above the shops",
        ["area"] = "The market square, Butter Lane and Church Lane",
        ["relationship-and-control"] = "They are residents, visitors and traders in a public place. Nobody can cross the square without being filmed, "
            + "so the council must make up for what they cannot choose: masks, short times and few who may look.",
        ["expectations"] = "Most people expect cameras in a town centre at night. They do not expect their windows to be filmed, "
            + "their faces to be compared with a list, or their visits to be put together.",
        ["children-or-vulnerable"] = "Yes: children cross the square to school, and a clinic and a refuge agency open on to Church Lane. "
            + "No camera shows a door of either; clips with children go out only to the police.",
        ["known-concerns"] = "In 2024 a camera in another town pointed at bedroom windows for a year. "
            + "A residents’ group asked us how that is kept from happening here; see the first risk.",
        ["state-of-technology"] = "Fixed cameras have been used in town centres for decades. Studies find that they work against theft, less so against violence.",
        ["codes-or-certification"] = "Surveillance Camera Code of Practice. The maintenance firm holds Cyber Essentials Plus until May.",
        ["intended-outcome"] = "Reported thefts and damage in the square fall by a quarter within a year, and an assault is answered within four minutes.",
        ["effect-on-people"] = "People feel safer at night. Everyone who crosses is filmed, also those who only go to work, to the clinic or to a protest.",
        ["benefits"] = "Fewer losses for traders, help that comes sooner for people who are attacked, and fewer repairs for the council.",
        ["people-asked"] = "yes",
        ["processor-input"] = "The maintenance firm works on site, keeps no pictures and names no other supplier. It agreed to sign for each visit.",
        ["security-advice"] = "The security team asked for a network apart from the council’s, a password of its own for each camera and a locked rack. All three are in the order.",
        ["lawful-basis"] = "public-task",
        ["statutory-power"] = "Section 163 of the Criminal Justice and Public Order Act 1994, and section 17 of the Crime and Disorder Act 1998",
        ["art9-or-10-condition"] = "offences-schedule-1",
        ["schedule1-paragraph"] = "p10-unlawful-acts",
        ["policy-document-link"] = "https://www.demo.cybergov.example/policies/surveillance-cameras",
        ["alternatives-considered"] = "Better lighting came first: thefts fell by a tenth. Wardens on every night would cost four times as much. "
            + "Cameras on market days only would miss the nights on which most happens. Plates, faces and sound are not needed, so they are not recorded.",
        ["function-creep-control"] = "Only the head of service may allow a new use, and it needs a new screening. "
            + "Every look at a recording is logged, and the log is read each month by someone outside the control room.",
        ["data-quality-and-minimisation"] = "Windows and the two doors are masked in the camera itself. Clocks are set from the network. "
            + "Positions are checked each quarter against the plan, and each camera must earn its place again each year.",
        ["privacy-information"] = "Signs at each way into the square with the council’s name and a short web address; the full notice is on the web page of the square, in large print and in four languages.",
        ["rights-support"] = "Through the council’s request form. The duty manager finds the time and place asked for, and blurs other people before anything is given out.",
        ["processors-and-contracts"] = "Sample Camera Care Ltd, maintenance, a contract with all data protection terms; it may not copy pictures.",
        ["transfers-abroad"] = "no",
        ["publication-choice"] = "summary",
        ["redaction-note"] = "What the security team advised, because it would help someone to get at the recordings.",
    };
}
