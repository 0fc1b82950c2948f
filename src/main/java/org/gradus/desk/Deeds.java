package org.gradus.desk;

/** What can be done by pages and by the programming interface alike: both do it here, so that rules and sentences are the same. */
public record Deeds(
        Account account,
        CourseSettings courses,
        AssignmentSettings assignments,
        RosterEntries roster,
        RosterImports imports,
        ExtensionGrants extensions,
        ScoresByHand scores,
        PeopleAdministration people,
        LinkMaker links,
        TeamWork teams,
        CatalogVersions catalog,
        AssignmentHandover handover) {
    public static Deeds of(Services services, Texts texts, LinkMails mails) {
        return new Deeds(
                new Account(services, texts),
                new CourseSettings(services, texts),
                new AssignmentSettings(services, texts),
                new RosterEntries(services, texts, mails),
                new RosterImports(services, texts),
                new ExtensionGrants(services, texts),
                new ScoresByHand(services, texts),
                new PeopleAdministration(services, texts),
                new LinkMaker(services, mails),
                new TeamWork(services),
                new CatalogVersions(services, texts),
                new AssignmentHandover(services, texts));
    }
}
