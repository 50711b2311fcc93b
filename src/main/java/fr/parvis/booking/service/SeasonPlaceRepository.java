package fr.parvis.booking.service;

import fr.parvis.booking.entity.Season;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Places of seasons, counted in one row each that is changed by conditional updates. */
@ApplicationScoped
class SeasonPlaceRepository {

    @PersistenceContext EntityManager entities;

    /**
     * How many places of a season are taken when they are counted for the first time: those who
     * came before it had a number, or another name. Of a row x.
     */
    static final String HELD =
            "(select count(*) from enrolment e where e.state in ('ACTIVE', 'OFFERED')"
                    + " and e.activity = x.activity and e.place = x.place"
                    + " and e.from_day between x.\"first\" and x.\"last\""
                    + " and not exists (select 1 from season_capacity s where s.activity ="
                    + " x.activity and s.place = x.place and s.season = x.season))";

    /** Whoever gives places of a season, or puts somebody in its line, does it after the others. */
    void lock(String activity, String place, Season season) {
        entities.flush();
        entities.createNativeQuery(
                        "insert into season_capacity (activity, place, season, capacity, taken)"
                                + " select activity, place, season, capacity, "
                                + HELD
                                + " from (values (?1, ?2, ?3, cast(?4 as int), cast(?5 as date),"
                                + " cast(?6 as date))) x(activity, place, season, capacity,"
                                + " \"first\", \"last\") on conflict (activity, place, season)"
                                + " do update set capacity = excluded.capacity")
                .setParameter(1, activity)
                .setParameter(2, place)
                .setParameter(3, season.label())
                .setParameter(4, season.capacity())
                .setParameter(5, season.from().toString())
                .setParameter(6, season.to().toString())
                .executeUpdate();
    }

    /** A season that has no number of places any more: with another one they are counted anew. */
    void forget(String activity, String place, String season) {
        entities.createNativeQuery(
                        "delete from season_capacity where activity = ?1 and place = ?2"
                                + " and season = ?3")
                .setParameter(1, activity)
                .setParameter(2, place)
                .setParameter(3, season)
                .executeUpdate();
    }

    /** Takes a place of a season; false when none is left. */
    boolean take(String activity, String place, Season season) {
        lock(activity, place, season);
        return entities.createNativeQuery(
                                "update season_capacity set taken = taken + 1, capacity = ?4"
                                        + " where activity = ?1 and place = ?2 and season = ?3 and"
                                        + " taken < ?4")
                        .setParameter(1, activity)
                        .setParameter(2, place)
                        .setParameter(3, season.label())
                        .setParameter(4, season.capacity())
                        .executeUpdate()
                == 1;
    }

    void free(String activity, String place, String season) {
        entities.createNativeQuery(
                        "update season_capacity set taken = taken - 1 where activity = ?1 and"
                                + " place = ?2 and season = ?3 and taken > 0")
                .setParameter(1, activity)
                .setParameter(2, place)
                .setParameter(3, season)
                .executeUpdate();
    }
}
