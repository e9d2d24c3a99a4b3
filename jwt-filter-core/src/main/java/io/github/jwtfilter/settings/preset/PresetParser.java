package io.github.jwtfilter.settings.preset;

import io.github.jwtfilter.settings.value.InvalidValueException;
import io.github.jwtfilter.settings.value.SimilarText;
import io.github.jwtfilter.settings.value.ValueParser;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Parser for the name of a preset, which also recognizes other names of providers. */
public final class PresetParser implements ValueParser<Preset> {
    @Override
    public Preset parse(String text) throws InvalidValueException {
        for (Preset preset : Preset.all()) {
            if (preset.word().equals(text)) {
                return preset;
            }
        }
        throw new InvalidValueException(
                "is not a preset", suggestion(SimilarText.letters(text)) + "write one of: " + words());
    }

    static String words() {
        return Preset.all().stream().map(Preset::word).collect(Collectors.joining(", "));
    }

    private static String suggestion(String letters) {
        Preset other = otherNames().get(letters);
        if (other != null) {
            return "did you mean " + other.word() + "? ";
        }
        for (Preset preset : Preset.all()) {
            if (SimilarText.isSimilar(letters, SimilarText.letters(preset.word()))) {
                return "did you mean " + preset.word() + "? ";
            }
        }
        return "";
    }

    private static Map<String, Preset> otherNames() {
        Map<String, Preset> others = new HashMap<>();
        put(others, Preset.KEYCLOAK, "rhsso", "rhbk", "redhat");
        put(others, Preset.ENTRA, "azure", "azuread", "aad", "microsoft", "entraid", "entrav2");
        put(others, Preset.ENTRA_V1, "azurev1", "azureadv1", "aadv1");
        put(others, Preset.COGNITO, "aws", "amazon", "awscognito", "amazoncognito");
        put(others, Preset.GITHUB_ACTIONS, "github", "githuboidc", "actions");
        put(others, Preset.KUBERNETES, "k8s", "eks", "gke", "aks", "openshift", "serviceaccount");
        return others;
    }

    private static void put(Map<String, Preset> others, Preset preset, String... names) {
        for (String name : names) {
            others.put(name, preset);
        }
    }
}
