package io.github.jwtfilter.settings;

import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.value.InlineKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lists the effective settings without their secrets. */
final class EffectiveSettings {
    private final Scope shared;
    private final List<TrustedIssuer> issuers;

    EffectiveSettings(Scope shared, List<TrustedIssuer> issuers) {
        this.shared = shared;
        this.issuers = issuers;
    }

    /** Returns the keys that are set or have a default, in catalog order; named issuers are last. */
    List<EffectiveSetting> rows() {
        List<EffectiveSetting> rows = new ArrayList<>();
        TrustedIssuer unnamed = unnamed();
        for (KeyGroup group : Catalog.groups()) {
            if (!group.ofIssuer()) {
                add(group, shared, rows);
            } else if (unnamed != null) {
                add(group, unnamed.scope(), rows);
            } else if (group.keys().contains(RevokedKeys.REVOKED)) {
                // The rows of each issuer include the other lines that it inherits.
                add(RevokedKeys.REVOKED, shared, rows);
            }
        }
        for (TrustedIssuer issuer : issuers) {
            if (!issuer.name().isEmpty()) {
                Catalog.groups().stream().filter(KeyGroup::ofIssuer).forEach(group -> add(group, issuer.scope(), rows));
            }
        }
        return Collections.unmodifiableList(rows);
    }

    private @Nullable TrustedIssuer unnamed() {
        return issuers.isEmpty() || !issuers.get(0).name().isEmpty() ? null : issuers.get(0);
    }

    private static void add(KeyGroup group, Scope scope, List<EffectiveSetting> rows) {
        for (SettingKey<?> key : group.keys()) {
            add(key, scope, rows);
        }
    }

    private static void add(SettingKey<?> key, Scope scope, List<EffectiveSetting> rows) {
        String defaultText = key.defaultText();
        int before = rows.size();
        scope.all().forEach((name, entry) -> {
            if (entry.setting() == key) {
                rows.add(new EffectiveSetting(scope.own(name), displayText(entry), entry.place()));
            }
        });
        if (rows.size() == before && defaultText != null && matters(key, scope)) {
            rows.add(new EffectiveSetting(scope.own(key.name()), defaultText, "default"));
        }
    }

    /** Omits defaults without an effect, such as timeouts without remote keys, and all about stores without a store. */
    private static boolean matters(SettingKey<?> key, Scope scope) {
        Predicate<SettingKey<?>> isConfigured = scope::has;
        if (LoginSettingKeys.KEYS.contains(key) || key == SessionSettingKeys.PROVIDER_OUTAGE) {
            return scope.has(LoginSettingKeys.LOGIN);
        }
        if (SessionSettingKeys.KEYS.contains(key)) {
            return scope.has(SessionSettingKeys.STORE);
        }
        if (RevocationSettings.KEYS.contains(key) || StoreSettingKeys.KEYS.contains(key)) {
            return StoreSettingKeys.matters(key, scope);
        }
        if (RemoteKeySettings.KEYS.contains(key)) {
            return LocalKeySettings.SOURCES.stream().noneMatch(isConfigured);
        }
        return key != LocalKeySettings.KEYSTORE_TYPE || scope.has(LocalKeySettings.KEYSTORE);
    }

    private static String displayText(Entry entry) {
        String text = entry.text();
        if (entry.setting().secret()) {
            return "(hidden)";
        }
        if (text == null) {
            return LogText.of(null);
        }
        if (entry.setting() == LocalKeySettings.PUBLIC_KEY || entry.setting() == SigningSettingKeys.SIGNING_KEYS) {
            text = InlineKey.displayText(text);
        }
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7f) ? text : LogText.quoted(text);
    }

    /** Returns the rows as text, one per line, in three columns. */
    static String table(List<EffectiveSetting> rows) {
        int keyWidth = rows.stream().mapToInt(row -> row.key().length()).max().orElse(0);
        int valueWidth =
                rows.stream().mapToInt(row -> row.value().length()).max().orElse(0);
        StringBuilder table = new StringBuilder();
        for (EffectiveSetting row : rows) {
            pad(table.append(row.key()), keyWidth - row.key().length());
            pad(table.append("  ").append(row.value()), valueWidth - row.value().length());
            table.append("  ").append(row.origin()).append('\n');
        }
        return table.toString();
    }

    private static void pad(StringBuilder line, int blanks) {
        for (int i = 0; i < blanks; i++) {
            line.append(' ');
        }
    }
}
