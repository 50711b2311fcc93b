package fr.parvis.appointment.view;

import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalTime;

/** Times of appointments in views. */
@ApplicationScoped
@Named("slotWords")
public class SlotWords {

    /** "22 h 14", in Paris. */
    public String hour(Instant instant) {
        return FrenchText.hour(LocalTime.ofInstant(instant, ClockProducer.PARIS));
    }
}
