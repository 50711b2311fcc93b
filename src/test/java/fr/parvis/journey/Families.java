package fr.parvis.journey;

import java.util.List;

/** Files of families as the old "Portail famille" exports them. */
final class Families {

    private static final List<String> FAULTS =
            List.of(
                    "F-1;M.;Faux;Un;01/02/1980;sans-arobase.example.org;;95520",
                    "F-1;M.;Faux;Deux;30/02/1980;deux.%s@example.org;;95520",
                    "F-1;Docteur;Faux;Trois;01/02/1980;trois.%s@example.org;;95520",
                    ";M.;Faux;Quatre;01/02/1980;quatre.%s@example.org;;95520",
                    "F-1;M.;;Cinq;01/02/1980;cinq.%s@example.org;;95520",
                    "F-1;M.;Faux;Six;01/02/1980;six.%s@example.org;12;95520",
                    "F-1;M.;Faux;Sept;01/02/1980;p1.%s@example.org;;95520");

    private Families() {}

    /**
     * @param run in all names, numbers and mails: no two files share an adult
     * @param lines with the faulty ones, which stand at every tenth place
     */
    static String file(String run, int lines, int faulty) {
        var text =
                new StringBuilder(
                        "dossier;civilite;nom;prenoms;date_naissance;courriel;telephone;code_postal\r\n");
        int fault = 0;
        for (int i = 1; i <= lines; i++) {
            if (fault < faulty && i % 10 == 0) {
                text.append(FAULTS.get(fault++).formatted(run)).append("\r\n");
            } else {
                text.append(
                        "F-%s-%d;%s;Imp%sé;Zoé %d;17/04/1985;p%d.%s@example.org;06 12 34 56 78;95520\r\n"
                                .formatted(
                                        run, i / 3, i % 2 == 0 ? "Madame" : "M.", run, i, i, run));
            }
        }
        return text.toString();
    }
}
