package fr.parvis.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** News of the demonstration: what a visitor reads, and what the desk still has in hand. */
public final class DemoNews {

    /** {@code days} ago it was published; negative for days to come, null for a draft. */
    private record Item(
            String slug,
            String title,
            String summary,
            String body,
            String category,
            Integer rank,
            Integer days) {}

    private static final List<Item> ITEMS =
            List.of(
                    new Item(
                            "inscriptions-scolaires",
                            "Inscriptions scolaires : les dossiers ouvrent en janvier",
                            "Votre enfant entre en maternelle ou change d’école ? Préparez dès"
                                    + " maintenant vos justificatifs.",
                            """
                            Les inscriptions pour la prochaine rentrée ouvrent **le 11 janvier**.

                            ## Les documents à préparer

                            - le livret de famille ;
                            - un justificatif de domicile de moins de trois mois ;
                            - le carnet de vaccination de l’enfant.

                            ## Où vous renseigner

                            Le service Petite enfance vous répond au 01 99 00 95 30.
                            """,
                            "inscriptions-reservations",
                            1,
                            12),
                    new Item(
                            "travaux-rue-des-lilas",
                            "Rue des Lilas : circulation alternée",
                            "Le réseau d’eau est remplacé entre les numéros 2 et 30. Les trottoirs"
                                    + " restent ouverts.",
                            """
                            Les travaux durent trois semaines. Un feu règle la circulation.

                            | Jour | Horaires du chantier |
                            |------|----------------------|
                            | du lundi au jeudi | de 8 h à 17 h |
                            | vendredi | de 8 h à 12 h |

                            Une question ? Appelez le service Voirie au 01 99 00 95 14.
                            """,
                            "informations-urgentes",
                            null,
                            2),
                    new Item(
                            "le-mot-du-maire",
                            "Le mot du maire",
                            "Le nouveau guichet en ligne vous évite un déplacement. L’accueil de la"
                                    + " mairie reste ouvert à tous.",
                            """
                            Chères Valmontoises, chers Valmontois,

                            Vos démarches s’ouvrent en ligne. Rien ne disparaît : l’accueil de la \
                            mairie vous reçoit comme avant, et vous aide à remplir vos demandes.

                            > Le meilleur service est celui que chacun peut utiliser.
                            """,
                            "mot-du-maire",
                            null,
                            20),
                    new Item(
                            "conseil-municipal",
                            "Conseil municipal : la séance est ouverte au public",
                            "L’ordre du jour est affiché à la mairie.",
                            "La séance commence à 19 h, salle du Conseil, 1 place du Parvis.",
                            "vie-municipale",
                            null,
                            -6),
                    new Item(
                            null,
                            "Collecte des sapins",
                            "",
                            "Points de collecte à confirmer avec le service Cadre de vie.",
                            "vie-municipale",
                            null,
                            null));

    private DemoNews() {}

    /** Makes them once; a second start finds them. */
    public static void write(DemoDatabase database) {
        try (Connection connection = database.dataSource().getConnection()) {
            try (var statement = connection.createStatement();
                    var found =
                            statement.executeQuery("select exists (select from content_news)")) {
                found.next();
                if (found.getBoolean(1)) {
                    return;
                }
            }
            for (Item item : ITEMS) {
                insert(connection, item);
            }
        } catch (SQLException e) {
            throw new DemonstrationException("Les actualités n’ont pas pu être créées : " + e, e);
        }
    }

    private static void insert(Connection connection, Item item) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        with item as (
                            insert into content_news (slug, title, summary, body, category, pin_rank,
                                decided, publish_at, edition, changed_at, changed_by)
                            values (?, ?, ?, ?, ?, ?, ?, now() - make_interval(days => ?), 1,
                                now() - make_interval(days => greatest(?, 0)), 'Sacha Girard')
                            returning *)
                        insert into content_news_version (news_id, edition, at, actor, state, title,
                            summary, body, category, pin_rank, publish_at)
                        select id, edition, changed_at, changed_by,
                            case when publish_at > now() then 'SCHEDULED' else decided end, title,
                            summary, body, category, pin_rank, publish_at from item
                        """)) {
            insert.setString(1, item.slug());
            insert.setString(2, item.title());
            insert.setString(3, item.summary());
            insert.setString(4, item.body());
            insert.setString(5, item.category());
            insert.setObject(6, item.rank(), java.sql.Types.INTEGER);
            insert.setString(7, item.days() == null ? "DRAFT" : "PUBLISHED");
            insert.setObject(8, item.days(), java.sql.Types.INTEGER);
            insert.setInt(9, item.days() == null ? 0 : item.days());
            insert.executeUpdate();
        }
    }
}
