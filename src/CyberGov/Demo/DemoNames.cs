namespace CyberGov.Demo;

/// <summary>Names as they stand in the staff lists of British councils. There are more surnames than posts.</summary>
internal static class DemoNames
{
    public static IReadOnlyList<string> First { get; } =
    [
        "Aaron", "Aisha", "Alan", "Alison", "Amanda", "Amir", "Andrew", "Angela", "Anjali", "Beth", "Callum", "Carol", "Catherine",
        "Chloe", "Daniel", "David", "Deborah", "Eilidh", "Elaine", "Emma", "Farah", "Fiona", "Gareth", "Geoff", "Grace", "Graham",
        "Hannah", "Harpreet", "Helen", "Ian", "Imran", "Jack", "Janet", "Joanne", "Karen", "Kwame", "Laura", "Lewis", "Louise",
        "Mark", "Megan", "Mohammed", "Natalie", "Nigel", "Olivia", "Patrick", "Priya", "Rachel", "Rebecca", "Rhys", "Robert",
        "Sandra", "Sarah", "Simon", "Sophie", "Stuart", "Tomasz", "Tracey", "Victoria", "Yusuf",
    ];

    public static IReadOnlyList<string> Last { get; } =
    [
        "Adeyemi", "Ahmed", "Ashworth", "Atkinson", "Bailey", "Barker", "Bell", "Bennett", "Begum", "Booth", "Carter", "Chapman",
        "Clarke", "Cooper", "Davies", "Dawson", "Dixon", "Edwards", "Ellis", "Evans", "Fletcher", "Foster", "Gibson", "Graham",
        "Griffiths", "Hall", "Harris", "Harrison", "Holmes", "Hughes", "Hussain", "Jackson", "James", "Kaur", "Kelly", "Khan",
        "Knight", "Kowalski", "Lewis", "Marshall", "Mason", "Matthews", "McKenzie", "Mehta", "Mills", "Mitchell", "Morgan",
        "Murphy", "Murray", "Nowak", "Okafor", "Owen", "Palmer", "Patel", "Pearce", "Powell", "Price", "Reynolds", "Richards",
        "Robinson", "Rogers", "Saunders", "Shah", "Shaw", "Simpson", "Singh", "Stevens", "Stewart", "Thompson", "Turner",
        "Walker", "Watson", "Webb", "Wilkinson",
    ];
}
