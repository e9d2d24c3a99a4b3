package io.github.jwtfilter;

import io.github.jwtfilter.algorithm.AlgorithmAllowlist;
import io.github.jwtfilter.algorithm.JwsAlgorithm;
import io.github.jwtfilter.key.KeySet;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Settings;
import java.util.List;
import java.util.stream.Collectors;

/** Says in one line what a guard asks for, so that the log of the start shows which tokens will pass. */
final class Summary {
    private Summary() {}

    static String of(LoadedSettings loaded, KeySet keys, AlgorithmAllowlist algorithms) {
        Settings settings = loaded.settings();
        return "issuer " + anyOr(settings.issuer().issuers())
                + ", audience " + anyOr(settings.issuer().audiences())
                + ", "
                + algorithms.algorithms().stream().map(JwsAlgorithm::headerName).collect(Collectors.joining(" "))
                + " with " + keys.keys().size() + (keys.keys().size() == 1 ? " key" : " keys")
                + ", token from " + settings.token().header()
                + settings.token().cookie().map(name -> " or cookie " + name).orElse("")
                + ", HTTPS " + (settings.transport().httpsRequired() ? "required" : "not required")
                + ", clock skew " + settings.claims().clockSkew().toMillis() / 1000 + "s"
                + ", settings from " + loaded.source();
    }

    private static String anyOr(List<String> names) {
        return names.isEmpty() ? "any" : String.join(" ", names);
    }
}
