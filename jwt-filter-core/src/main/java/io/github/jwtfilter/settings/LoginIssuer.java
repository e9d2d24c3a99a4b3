package io.github.jwtfilter.settings;

import java.util.List;
import java.util.Optional;

/** Finds the issuer at which users log in. */
public final class LoginIssuer {
    private LoginIssuer() {}

    /**
     * Returns the issuer that {@code login.issuer} names, or the only one of the file.
     *
     * @param issuers the issuers of the file
     * @param values the values that apply to all issuers
     * @return one of the issuers; empty without {@code login}, or if the file does not determine one
     */
    public static Optional<TrustedIssuer> find(List<TrustedIssuer> issuers, Values values) {
        if (!values.find(LoginSettingKeys.LOGIN).isPresent()) {
            return Optional.empty();
        }
        Optional<String> name = values.find(LoginSettingKeys.ISSUER);
        if (!name.isPresent()) {
            return issuers.size() == 1 ? Optional.of(issuers.get(0)) : Optional.empty();
        }
        return issuers.stream().filter(issuer -> isNamed(issuer, name.get())).findFirst();
    }

    private static boolean isNamed(TrustedIssuer issuer, String name) {
        return issuer.name().equals(name) || issuer.issuer().issuers().contains(name);
    }
}
