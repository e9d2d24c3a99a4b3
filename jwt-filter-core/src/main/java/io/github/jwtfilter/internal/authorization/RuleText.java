package io.github.jwtfilter.internal.authorization;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Parses one rule: names of methods, patterns, a colon, and the requirement. Blanks or commas separate methods and
 * patterns; patterns with blanks, commas or colons are in double quotes.
 */
final class RuleText {
    private static final String FORM = "write METHODS /path/** : requirement";

    private RuleText() {}

    static Rule parse(int number, String key, String text) throws InvalidRuleException {
        int colon = RuleToken.indexOf(':', text);
        if (colon < 0) {
            RuleToken.split(text, ","); // reports an unclosed quote, which may hide the colon
            throw new InvalidRuleException(text, "has no colon between the paths and the requirement", FORM);
        }
        List<RuleToken> words = withoutCommas(RuleToken.split(text.substring(0, colon), ","));
        int first = 0;
        while (first < words.size() && isMethod(words.get(first))) {
            first++;
        }
        if (first == words.size()) {
            throw new InvalidRuleException(text, "has no path", FORM + ", with /** for everything");
        }
        List<String> methods = texts(words.subList(0, first));
        List<PathPattern> patterns = new ArrayList<>();
        for (String pattern : texts(words.subList(first, words.size()))) {
            patterns.addAll(PatternText.parse(pattern));
        }
        Requirement requirement = RequirementText.parse(text.substring(colon + 1));
        return new Rule(number, key, Methods.of(methods), Collections.unmodifiableList(patterns), requirement);
    }

    private static boolean isMethod(RuleToken word) {
        boolean letters = word.text().chars().allMatch(c -> Character.isLetter(c) || c == '-' || c == '_');
        return !word.quoted() && (letters || word.is("*"));
    }

    private static List<RuleToken> withoutCommas(List<RuleToken> words) throws InvalidRuleException {
        List<RuleToken> others = new ArrayList<>();
        boolean wanted = true;
        for (RuleToken word : words) {
            if (word.isMark() && wanted) {
                throw new InvalidRuleException(
                        ",", "does not separate two items", "remove the comma, or add the missing item");
            }
            wanted = word.isMark();
            if (!word.isMark()) {
                others.add(word);
            }
        }
        if (wanted && !words.isEmpty()) {
            throw new InvalidRuleException(
                    ",", "does not separate two items", "remove the comma, or add the missing item");
        }
        return others;
    }

    private static List<String> texts(List<RuleToken> words) {
        List<String> texts = new ArrayList<>();
        words.forEach(word -> texts.add(word.text()));
        return texts;
    }
}
