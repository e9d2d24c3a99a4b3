package io.github.jwtfilter.settings.properties;

import io.github.jwtfilter.settings.Entry;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.Values;
import io.github.jwtfilter.settings.validation.CopiedValues;
import io.github.jwtfilter.settings.value.CopyFlaw;
import io.github.jwtfilter.settings.value.InvalidValueException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Expands and parses configured values, and reports invalid ones. */
final class ParsedValues implements Values {
    private static final String ANY = "any";

    private final Scope scope;
    private final Expander expander;
    private final Report report;

    ParsedValues(Scope scope, Expander expander, Report report) {
        this.scope = scope;
        this.expander = expander;
        this.report = report;
    }

    @Override
    public <T> T get(SettingKey<T> key) {
        Optional<T> parsed = find(key);
        return parsed.isPresent() ? parsed.get() : key.defaultValue();
    }

    @Override
    public <T> Optional<T> find(SettingKey<T> key) {
        Entry entry = scope.get(key.name());
        return entry == null ? Optional.empty() : read(key, key.name(), entry);
    }

    @Override
    public List<String> listOrAny(SettingKey<List<String>> key) {
        List<String> list = find(key).orElse(Collections.emptyList());
        if (list.contains(ANY)) {
            if (list.size() > 1) {
                report.error(
                        key.name(), "combines any with other values", "write any alone, or remove it from the list");
            }
            return Collections.emptyList();
        }
        return list;
    }

    @Override
    public <T> Map<String, T> family(SettingKey<T> key) {
        Map<String, T> members = new LinkedHashMap<>();
        for (Map.Entry<String, Entry> parsed : scope.all().entrySet()) {
            String name = parsed.getKey();
            Optional<T> value =
                    parsed.getValue().setting() == key ? read(key, name, parsed.getValue()) : Optional.empty();
            if (value.isPresent()) {
                members.put(name.substring(key.stem().length()), value.get());
            }
        }
        return Collections.unmodifiableMap(members);
    }

    @Override
    public Values reportingTo(Report other) {
        return new ParsedValues(scope, expander.anew(), other);
    }

    private <T> Optional<T> read(SettingKey<T> key, String name, Entry entry) {
        String text = entry.text();
        if (text == null) {
            return Optional.empty();
        }
        String known = entry.known();
        try {
            return Optional.of(key.parser().parse(known == null ? checked(name, entry, expanded(key, text)) : known));
        } catch (InvalidValueException e) {
            report.error(name, entry.displayText() + " " + e.getMessage(), e.remedy());
            return Optional.empty();
        }
    }

    private String checked(String name, Entry entry, String value) throws InvalidValueException {
        String finding = CopyFlaw.of(value) == null ? null : CopiedValues.check(entry, value);
        if (finding != null) {
            report.finding(
                    name,
                    entry.displayText() + " " + finding,
                    CopiedValues.remedy(entry, CopyFlaw.removedFrom(value)) + " unless tokens contain that character");
        }
        return value;
    }

    private String expanded(SettingKey<?> key, String text) throws InvalidValueException {
        String expanded = expander.expand(text);
        if (expanded.trim().isEmpty()) {
            throw new InvalidValueException("results in an empty text", "set a value");
        }
        // Surrounding blanks are part of a secret: outside the settings file, no syntax removes them.
        return key.secret() ? expanded : expanded.trim();
    }
}
