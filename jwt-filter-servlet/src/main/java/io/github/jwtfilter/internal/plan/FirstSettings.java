package io.github.jwtfilter.internal.plan;

import io.github.jwtfilter.internal.authorization.AccessRules;
import io.github.jwtfilter.internal.authorization.FrontController;
import io.github.jwtfilter.internal.path.WelcomeFiles;
import io.github.jwtfilter.internal.resource.LocationResources;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings file of a plan: lines of the identity provider with placeholders, and access rules. */
final class FirstSettings {
    static final String FILE = "WEB-INF/jwt-filter.properties";

    /** Settings with the same rules that can be checked without an identity provider. */
    private static final String WITHOUT_PLACEHOLDERS = "issuer = https://idp.example.com\naudience = application\n";

    private final List<String> lines = new ArrayList<>();
    private final List<String> rules;

    FirstSettings(
            String application,
            @Nullable ProviderTemplate template,
            String realm,
            Collection<String> roles,
            PlannedRules planned) {
        this.rules = planned.lines();
        lines.add(
                "# Planned for " + application + ": replace each text in angle brackets (docs/identity-providers.md).");
        lines.addAll(ProviderTemplate.lines(template));
        if (realm.matches("[A-Za-z0-9][A-Za-z0-9 ._-]{0,60}")) {
            lines.add("challenge.realm = " + realm.trim());
        }
        if (!roles.isEmpty()) {
            lines.add("");
            lines.add("# The rules use the roles " + String.join(", ", roles)
                    + ". For each one that tokens name differently,");
            lines.add("# list its name in the token: roles.map = <name in the token> -> <role>");
        }
        lines.add("");
        lines.add("# The first rule that matches the path and the method decides (docs/access-rules.md).");
        lines.addAll(rules);
        if (!planned.suggestions().isEmpty()) {
            lines.add("");
            lines.add("# Pages that are open now, and may stay open:");
            planned.suggestions().forEach(line -> lines.add("# " + line));
        }
    }

    List<String> lines() {
        return new ArrayList<>(lines);
    }

    byte[] content() {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the errors and findings about the rules, as {@code check} reports them. */
    List<String> findings(WelcomeFiles welcomeFiles, Collection<FrontController> controllers) {
        byte[] text = (WITHOUT_PLACEHOLDERS + String.join("\n", rules) + "\n").getBytes(StandardCharsets.UTF_8);
        ClassLoader none = new ClassLoader(null) {};
        LocationResources resources = LocationResources.of("/" + FILE, none, path -> null);
        LoadedSettings settings = SettingsReader.read(SettingsFile.of("/" + FILE, text), new NoOverrides(), resources);
        new AccessRules(settings.settings().access(), welcomeFiles, controllers, settings.problems());
        return texts(settings.problems().all());
    }

    private static List<String> texts(Collection<Problem> problems) {
        List<String> texts = new ArrayList<>();
        problems.forEach(problem ->
                texts.add(problem.toString().replaceFirst("^/?WEB-INF/jwt-filter\\.properties:[0-9]+: ", "")));
        return texts;
    }
}
