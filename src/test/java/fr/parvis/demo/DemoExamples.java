package fr.parvis.demo;

/** What the rows of the demonstration are, in the order in which one needs another. */
final class DemoExamples {

    private DemoExamples() {}

    /** Writes them once after the accounts; a second start finds them. */
    static void write(DemoDatabase database, String town) {
        if (town.equals("demo")) {
            DemoInvoices.issue(database);
            DemoFamily.found(database);
            DemoBookings.enrol(database);
            DemoNews.write(database);
        }
        DemoContents.write(database, town);
    }
}
