package io.github.jwtfilter.settings.properties;

import io.github.jwtfilter.internal.resource.LocationResources;
import io.github.jwtfilter.internal.resource.Resources;
import io.github.jwtfilter.settings.Entries;
import io.github.jwtfilter.settings.Entry;
import io.github.jwtfilter.settings.KnownLookups;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.LoginIssuer;
import io.github.jwtfilter.settings.LoginSettingKeys;
import io.github.jwtfilter.settings.Problems;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.SettingDigests;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.SettingsException;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.Values;
import io.github.jwtfilter.settings.validation.Checks;
import io.github.jwtfilter.settings.value.InvalidValueException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parses a settings file and its overrides into typed settings. */
public final class SettingsReader {
    private SettingsReader() {}

    /**
     * Reads settings. The result contains all problems; this method does not throw.
     *
     * @param file the settings file
     * @param environment the source of overrides and of values for expressions
     * @param resources reads the files that the settings name
     * @return the settings
     */
    public static LoadedSettings read(SettingsFile file, Environment environment, Resources resources) {
        return read(file, environment, resources, new KnownLookups());
    }

    /**
     * Reads settings again. The result contains all problems; this method does not throw.
     *
     * @param file the settings file
     * @param environment the source of overrides and of values for expressions
     * @param resources reads the files that the settings name
     * @param known the places in which earlier readings have found the values of expressions
     * @return the settings
     */
    public static LoadedSettings read(
            SettingsFile file, Environment environment, Resources resources, KnownLookups known) {
        Entries entries = new Entries(file.name());
        Problems problems = new Problems(entries);
        boolean readable = FileEntries.read(file, entries, problems);
        if (readable) {
            Overrides.read(environment, entries, problems);
        }
        Expander expander = new Expander(new Lookup(environment, resources, known));
        List<TrustedIssuer> issuers = new IssuerScopes(entries, expander, problems).issuers();
        Scope shared = entries.scope("");
        Values values = new ParsedValues(shared, expander, problems);
        Entry login = shared.get(LoginSettingKeys.LOGIN.name());
        Optional<TrustedIssuer> loginIssuer = Optional.empty();
        if (login != null) {
            loginIssuer = LoginIssuer.find(issuers, values);
            new LoginLines(entries, shared).add(login, loginIssuer);
        }
        Settings settings = new Settings(issuers, loginIssuer, values);
        if (readable) {
            new Checks(settings, entries, problems).run();
        }
        return new LoadedSettings(
                file.name(), settings, problems, resources, shared, digests(entries, expander), known);
    }

    /** Returns the digests of the values, also of those that are not valid. */
    private static SettingDigests digests(Entries entries, Expander expander) {
        Map<String, String> values = new HashMap<>();
        for (Entry entry : entries.all()) {
            String text = entry.known() == null ? entry.text() : entry.known();
            try {
                values.put(entry.key(), text == null ? "" : expander.expand(text));
            } catch (InvalidValueException e) {
                values.put(entry.key(), "unusable: " + text);
            }
        }
        return new SettingDigests(values);
    }

    /**
     * Reads a settings file outside of a server, with overrides from the environment of the process.
     *
     * @param file the settings file; relative locations in it are resolved against its directory
     * @return the settings
     */
    public static LoadedSettings read(Path file) {
        return read(file, new KnownLookups());
    }

    /**
     * Reads a settings file outside of a server again, with overrides from the environment of the process.
     *
     * @param file the settings file; relative locations in it are resolved against its directory
     * @param known the places in which earlier readings have found the values of expressions
     * @return the settings
     */
    public static LoadedSettings read(Path file, KnownLookups known) {
        LocationResources resources = LocationResources.of(file, SettingsReader.class.getClassLoader());
        return read(SettingsFile.load(file.toString(), resources), Environment.system(), resources, known);
    }

    /**
     * Creates an exception for a missing settings file.
     *
     * @param place the expected location
     * @param reason the reason for the failure
     * @return an exception with this one problem
     */
    public static SettingsException missing(String place, String reason) {
        return new SettingsException(Collections.singletonList(FileEntries.unreadable(place, reason)));
    }
}
