package fr.parvis.request.view;

import fr.parvis.request.entity.QueueSort;
import fr.parvis.request.entity.QueueView;
import fr.parvis.request.entity.SavedView;
import fr.parvis.request.service.QueueFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What is shown of the queue, as its address says it. */
record QueueAddress(QueueView view, QueueSort sort, String slug, String words) {

    static QueueAddress of(QueueFilter filter) {
        return new QueueAddress(filter.view(), filter.sort(), filter.slug(), filter.words());
    }

    static QueueAddress of(SavedView saved) {
        return new QueueAddress(saved.view(), saved.sort(), saved.slug(), saved.words());
    }

    /** The same choices in another view. */
    QueueAddress in(QueueView other) {
        return new QueueAddress(other, sort, slug, words);
    }

    /** Below the root of the portal. */
    String queue() {
        return "/agents/demandes?" + choices();
    }

    /** A choice as an address has it. */
    static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** The choices, without the question mark. */
    String choices() {
        return "vue="
                + name(view)
                + "&tri="
                + name(sort)
                + "&demarche="
                + URLEncoder.encode(slug, StandardCharsets.UTF_8)
                + "&q="
                + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
