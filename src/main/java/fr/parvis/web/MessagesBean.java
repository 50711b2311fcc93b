package fr.parvis.web;

import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;

/** French in views: {@code #{msg.of('web.home.title')}}, and how dates are written. */
@ApplicationScoped
@Named("msg")
public class MessagesBean {

    public String of(String key) {
        return Messages.text(key);
    }

    public String of(String key, Object first) {
        return Messages.text(key, first);
    }

    public String of(String key, Object first, Object second) {
        return Messages.text(key, first, second);
    }

    public String of(String key, Object first, Object second, Object third) {
        return Messages.text(key, first, second, third);
    }

    /** "mardi 17 novembre 2026 à 9 h 12". */
    public String moment(Instant instant) {
        return FrenchText.longDateTime(instant);
    }

    /** "mardi 17 novembre 2026". */
    public String day(LocalDate date) {
        return FrenchText.longDate(date);
    }

    /** "17/11/2026". */
    public String shortDay(Instant instant) {
        return FrenchText.shortDate(LocalDate.ofInstant(instant, ClockProducer.PARIS));
    }

    /** For the {@code datetime} attribute. */
    public String iso(Instant instant) {
        return instant.atZone(ClockProducer.PARIS).toOffsetDateTime().toString();
    }
}
