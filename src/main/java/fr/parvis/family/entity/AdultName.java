package fr.parvis.family.entity;

import fr.parvis.kernel.FrenchText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The name of an adult as one source writes it: "Paul" in a file of the town is "Paul Jean Marie"
 * where the State says it.
 */
public record AdultName(String firstNames, String lastName) {

    /** The only one of some who is called so; empty when two could be meant. */
    public <T> Optional<T> among(List<T> some, Function<T, AdultName> name) {
        List<T> like = some.stream().filter(one -> like(name.apply(one))).toList();
        List<T> same = like.stream().filter(one -> same(name.apply(one))).toList();
        List<T> best = same.isEmpty() ? like : same;
        return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
    }

    private boolean same(AdultName other) {
        return plain(firstNames).equals(plain(other.firstNames));
    }

    private boolean like(AdultName other) {
        return plain(lastName).equals(plain(other.lastName))
                && first(firstNames).equals(first(other.firstNames));
    }

    private static String first(String names) {
        return plain(names).split(" ")[0];
    }

    private static String plain(String name) {
        return FrenchText.folded(name).replace(',', ' ').replaceAll(" +", " ").strip();
    }
}
