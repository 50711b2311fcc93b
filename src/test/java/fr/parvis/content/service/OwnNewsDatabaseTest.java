package fr.parvis.content.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.Section;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Heard;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.PlainSql;
import fr.parvis.kernel.SchemaDatabase;
import java.time.Clock;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** What the town writes for one citizen, on a real PostgreSQL. */
@Feature("CON-2")
class OwnNewsDatabaseTest {

    private static final int MANY = 2 * OwnNews.PAGE + 7;

    @Test
    void whatCountsAsUnreadCanBeReadHoweverMuchItIs() {
        try (var database = new SchemaDatabase("content");
                var entities = database.entities()) {
            database.number(
                    "insert into account (kind, user_name, mail, last_name, first_names,"
                            + " created_at, state_since) values ('CITIZEN', 'lea', 'l@e.fr', 'D',"
                            + " 'L', now(), now()) returning id");
            database.number(
                    "with made as (insert into content_news (slug, title, summary, body, decided,"
                            + " publish_at, edition, changed_at, changed_by, reader) select 't' ||"
                            + " n, 'Texte', '', 'x', 'PUBLISHED', now() - interval '1 day', 1,"
                            + " now(), 'x', 'SIGNED_IN' from generate_series(1, "
                            + MANY
                            + ") n returning id) select count(*) from made");
            long lea = database.number("select id from account where user_name = 'lea'");
            var own = new OwnNews();
            own.clock = Clock.systemUTC();
            own.user =
                    new CurrentUser() {
                        @Override
                        public Account citizen() {
                            return new Account() {
                                @Override
                                public Long id() {
                                    return lea;
                                }
                            };
                        }
                    };
            own.mine = new OwnGroups();
            own.mine.user = own.user;
            own.mine.membership = Heard.by(asked -> {});
            own.repository = new OwnNewsRepository();
            own.repository.entities = entities;
            own.repository.sql = PlainSql.on(database.dataSource());

            assertThat(own.unread(Section.NEWS).get()).isEqualTo(MANY);
            var seen = new HashSet<Long>();
            OwnNews.Part part;
            int number = 0;
            do {
                number++;
                part = own.part(Section.NEWS, "", number);
                for (NewsItem item : part.items()) {
                    own.read(item);
                    seen.add(item.id());
                }
            } while (part.more() && number < 9);
            assertThat(seen).hasSize(MANY);
            assertThat(number).isEqualTo(3);
            assertThat(own.unread(Section.NEWS).get()).isZero();
            assertThatThrownBy(() -> own.part(Section.NEWS, "", 4))
                    .isInstanceOf(NotFoundException.class);
        }
    }
}
