package io.github.jwtfilter.internal.probe;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a page, to recognize the same page with another time, path or number in it. */
final class PageText {
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,40}");
    private static final double SAME = 0.9;

    private final String text;
    private final Set<String> words = new HashSet<>();

    PageText(ProbeResponse response) {
        text = response.text();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
    }

    /** Returns whether two pages are equal, or share at least nine tenths of their different words. */
    boolean isLike(PageText other) {
        if (text.equals(other.text)) {
            return true;
        }
        Set<String> all = new HashSet<>(words);
        all.addAll(other.words);
        Set<String> common = new HashSet<>(words);
        common.retainAll(other.words);
        return !all.isEmpty() && common.size() >= SAME * all.size();
    }
}
