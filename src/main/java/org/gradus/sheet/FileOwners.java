package org.gradus.sheet;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds whose files are meant by the names that they carry in a download of a whole class. What tells people apart by itself decides before
 * names do, an exact name before one without its accents; where several people fit, nobody is chosen.
 */
public final class FileOwners {
    private static final Pattern NOT_IN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** A name of so many words is taken apart in all places; a longer one is compared as it stands. */
    private static final int MOST_WORDS = 8;

    private final List<Map<String, Set<KnownPerson>>> levels = new ArrayList<>();
    private final Map<Long, KnownPerson> byId;

    /**
     * What a file tells of its owner.
     *
     * @param text the name that the platform wrote, or the path of a file from elsewhere, without its extension
     * @param platform whether a platform wrote it: then it is a name and nothing else
     * @param known id of the person to whom a file with the same mark of the platform went before; 0 if there is none
     */
    public record Label(String text, boolean platform, long known) {}

    /** What is found out about a file. */
    public enum Outcome {
        /** Exactly one person fits, and no other file fits this person. */
        FOUND,
        /** Several people fit. */
        SEVERAL_PEOPLE,
        /** One person fits, and another file fits this person as well. */
        SEVERAL_FILES,
        /** Nobody fits. */
        NOBODY
    }

    /**
     * Who a file may belong to.
     *
     * @param people exactly one unless several people or nobody fit
     */
    public record Owner(Outcome outcome, List<KnownPerson> people) {
        public Owner {
            people = List.copyOf(people);
        }
    }

    private FileOwners(List<KnownPerson> people) {
        byId = people.stream().collect(Collectors.toMap(KnownPerson::id, person -> person));
        Map<String, Set<KnownPerson>> sure = level();
        Map<String, Set<KnownPerson>> names = level();
        Map<String, Set<KnownPerson>> words = level();
        Map<String, Set<KnownPerson>> plain = level();
        Map<String, Set<KnownPerson>> spelled = level();
        for (KnownPerson person : people) {
            add(sure, number(person.studentNumber()), person);
            add(sure, Cells.key(person.login()), person);
            add(sure, Cells.key(person.email()), person);
            int at = person.email().indexOf('@');
            add(names, Cells.key(at > 0 ? person.email().substring(0, at) : ""), person);
            add(names, Cells.key(Cells.inSpokenOrder(Cells.plain(person.name()))), person);
            for (String order : orders(person.name())) {
                add(words, letters(order), person);
                add(plain, letters(withoutMarks(order)), person);
                add(spelled, letters(withoutMarks(spelledOut(order))), person);
            }
        }
    }

    private Map<String, Set<KnownPerson>> level() {
        Map<String, Set<KnownPerson>> level = new HashMap<>();
        levels.add(level);
        return level;
    }

    private static void add(Map<String, Set<KnownPerson>> level, String key, KnownPerson person) {
        if (!key.isEmpty()) {
            level.computeIfAbsent(key, unused -> new LinkedHashSet<>()).add(person);
        }
    }

    /**
     * Finds the owners.
     *
     * @param people who may be meant, with ids that are all different
     * @return one for each label, in their order
     */
    public static List<Owner> of(List<Label> labels, List<KnownPerson> people) {
        FileOwners owners = new FileOwners(people);
        List<List<KnownPerson>> found = labels.stream().map(owners::people).toList();
        Map<Long, Long> files = found.stream()
                .filter(one -> one.size() == 1)
                .collect(Collectors.groupingBy(one -> one.get(0).id(), Collectors.counting()));
        return found.stream()
                .map(one -> new Owner(
                        switch (one.size()) {
                            case 0 -> Outcome.NOBODY;
                            case 1 ->
                                files.getOrDefault(one.get(0).id(), 0L) > 1 ? Outcome.SEVERAL_FILES : Outcome.FOUND;
                            default -> Outcome.SEVERAL_PEOPLE;
                        },
                        one))
                .toList();
    }

    private List<KnownPerson> people(Label label) {
        KnownPerson before = byId.get(label.known);
        if (before != null) {
            return List.of(before);
        }
        Set<String> texts = texts(label);
        List<UnaryOperator<String>> keys = List.of(
                text -> label.platform ? "" : number(text),
                text -> Cells.key(Cells.inSpokenOrder(Cells.plain(text))),
                FileOwners::letters,
                text -> letters(withoutMarks(text)),
                text -> letters(withoutMarks(spelledOut(text))));
        for (int i = 0; i < levels.size(); i++) {
            Set<KnownPerson> found = new LinkedHashSet<>();
            for (String text : texts) {
                found.addAll(levels.get(i).getOrDefault(keys.get(i).apply(text), Set.of()));
            }
            if (!found.isEmpty()) {
                return List.copyOf(found);
            }
        }
        return List.of();
    }

    /** The whole of it, and of a path also its parts: a student's own folder tells as much as a file's name. */
    private static Set<String> texts(Label label) {
        Set<String> texts = new LinkedHashSet<>(List.of(label.text));
        if (!label.platform) {
            texts.addAll(Arrays.asList(label.text.split("/")));
        }
        return texts;
    }

    private static String number(String text) {
        // Spreadsheets take the zeros away that a student number begins with.
        return Cells.key(text).replaceFirst("^0+(?=.)", "");
    }

    /** The name as it is spoken, and with each of its later words in front: which of them sort first, only the platform knows. */
    private static List<String> orders(String name) {
        String[] words = Cells.inSpokenOrder(Cells.plain(name)).split("\\s+");
        if (words.length > MOST_WORDS) {
            return List.of(name);
        }
        List<String> orders = new ArrayList<>();
        for (int first = 0; first < words.length; first++) {
            List<String> turned = new ArrayList<>(Arrays.asList(words).subList(first, words.length));
            turned.addAll(Arrays.asList(words).subList(0, first));
            orders.add(String.join(" ", turned));
        }
        return orders;
    }

    private static String letters(String text) {
        return NOT_IN_WORDS.matcher(Cells.key(text)).replaceAll("");
    }

    private static String withoutMarks(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    }

    /** As names are written where there are no such letters: {@code Müller} becomes {@code mueller}. */
    private static String spelledOut(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ø", "oe")
                .replace("å", "aa")
                .replace("ß", "ss");
    }
}
