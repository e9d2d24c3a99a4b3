package io.github.jwtfilter.internal.authorization;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Parses the requirement of a rule: terms joined by {@code &}, each of them {@code anyone}, {@code optional},
 * {@code authenticated}, {@code same-origin}, or {@code role} or {@code scope} with names joined by {@code |}; or
 * {@code deny} alone. Without any of the first three a token is required.
 */
final class RequirementText {
    private static final String TERMS =
            "use anyone, optional, authenticated, role a|b, scope x, same-origin, joined by &, or deny alone";
    private static final String MARKS_OF_NAMES = "_-.:/@+=~$";

    private final List<RuleToken> words;
    private final Set<Condition> conditions = new LinkedHashSet<>();
    private final Set<String> terms = new LinkedHashSet<>();
    private int at;

    private RequirementText(List<RuleToken> words) {
        this.words = words;
    }

    static Requirement parse(String text) throws InvalidRuleException {
        return new RequirementText(RuleToken.split(text, "&|,")).parse();
    }

    private Requirement parse() throws InvalidRuleException {
        do {
            term();
        } while (accept("&"));
        if (at < words.size()) {
            throw unexpected(words.get(at));
        }
        return terms.contains("deny")
                ? denied()
                : new Requirement(tokenUse(), terms.contains("same-origin"), Collections.unmodifiableSet(conditions));
    }

    private void term() throws InvalidRuleException {
        RuleToken word = next("has no requirement", TERMS);
        switch (word.quoted() ? "" : word.text()) {
            case "role":
                add(new RoleCondition(names()));
                break;
            case "scope":
                add(new ScopeCondition(scopes()));
                break;
            case "anyone":
            case "optional":
            case "authenticated":
            case "same-origin":
            case "deny":
                if (!terms.add(word.text())) {
                    throw new InvalidRuleException(word.text(), "occurs twice", "remove the repeated term");
                }
                break;
            default:
                throw unexpected(word);
        }
    }

    private void add(Condition condition) throws InvalidRuleException {
        if (!conditions.add(condition)) {
            throw new InvalidRuleException(
                    words.get(at - 1).text(), "is required twice", "remove the repeated role or scope");
        }
    }

    private Set<String> names() throws InvalidRuleException {
        Set<String> names = new LinkedHashSet<>();
        do {
            String name = name();
            if (!names.add(name)) {
                throw new InvalidRuleException(name, "is named twice", "remove the repeated name");
            }
        } while (accept("|"));
        return Collections.unmodifiableSet(names);
    }

    private Set<String> scopes() throws InvalidRuleException {
        Set<String> names = names();
        for (String name : names) {
            if (name.indexOf(' ') >= 0) {
                throw new InvalidRuleException(
                        name, "is not a scope: scopes contain no blanks", "write scope a & scope b to require both");
            }
        }
        return names;
    }

    private String name() throws InvalidRuleException {
        RuleToken word = next(
                "has no name after role, scope or |",
                "add the name, in double quotes if it contains special characters");
        boolean plain = word.text().chars().allMatch(RequirementText::standsInNames);
        if (word.text().trim().isEmpty() || (!plain && !word.quoted())) {
            throw new InvalidRuleException(
                    word.text(),
                    "is not a valid name without quotes",
                    "put names with blanks or special characters in double quotes, and separate alternatives by |");
        }
        return word.text();
    }

    private static boolean standsInNames(int c) {
        return Character.isLetterOrDigit(c) || MARKS_OF_NAMES.indexOf(c) >= 0;
    }

    private RuleToken next(String message, String remedy) throws InvalidRuleException {
        if (at == words.size() || words.get(at).isMark()) {
            throw new InvalidRuleException(at == 0 ? "" : words.get(at - 1).text(), message, remedy);
        }
        return words.get(at++);
    }

    private boolean accept(String mark) {
        boolean there =
                at < words.size() && words.get(at).isMark() && words.get(at).is(mark);
        at += there ? 1 : 0;
        return there;
    }

    private static InvalidRuleException unexpected(RuleToken word) {
        String lower = word.text().toLowerCase(Locale.ROOT);
        String remedy = TERMS;
        if (word.is("|") || word.is(",")) {
            remedy = "join alternative roles or scopes by |, as in role a|b, and terms by &";
        } else if (lower.startsWith("#") || lower.startsWith("!")) {
            remedy = "write comments on separate lines; only deny rejects users";
        }
        return new InvalidRuleException(word.text(), "is not valid at this position", remedy);
    }

    private Requirement denied() throws InvalidRuleException {
        if (terms.size() > 1 || !conditions.isEmpty()) {
            throw new InvalidRuleException("deny", "cannot be combined with other terms", "write deny alone");
        }
        return Requirement.DENY;
    }

    private TokenUse tokenUse() throws InvalidRuleException {
        String open = null;
        for (String term : terms) {
            if (!term.equals("same-origin")) {
                if (open != null) {
                    throw new InvalidRuleException(term, "contradicts " + open, "keep one of the two");
                }
                open = term;
            }
        }
        if (open == null || open.equals("authenticated")) {
            return TokenUse.REQUIRED;
        }
        if (!conditions.isEmpty()) {
            throw new InvalidRuleException(
                    open, "contradicts the role or scope, which requires a token", "remove " + open);
        }
        return open.equals("anyone") ? TokenUse.IGNORED : TokenUse.OPTIONAL;
    }
}
