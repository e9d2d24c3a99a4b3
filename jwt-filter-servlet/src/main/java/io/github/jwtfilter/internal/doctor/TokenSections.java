package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.CheckStep;
import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import io.github.jwtfilter.internal.principal.IdentityExamination;
import io.github.jwtfilter.internal.remedy.ValueText;
import io.github.jwtfilter.internal.verify.TokenExamination;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.TokenSettings;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sections of {@code explain} about a token, in the order of the verification. */
final class TokenSections {
    private static final int MAX_KEYS = 10;

    private final LoadedSettings settings;
    private final List<TrustedIssuer> issuers;
    private final TokenExamination token;
    private final @Nullable TrustedIssuer issuer;
    private final @Nullable KeyHealth health;
    private final List<ExplainSection> sections = new ArrayList<>();

    TokenSections(
            LoadedSettings settings,
            List<TrustedIssuer> issuers,
            TokenExamination token,
            @Nullable TrustedIssuer issuer,
            @Nullable KeyHealth health) {
        this.settings = settings;
        this.issuers = issuers;
        this.token = token;
        this.issuer = issuer;
        this.health = health;
    }

    List<ExplainSection> of(int length, @Nullable IdentityExamination identity, long now) {
        form(length);
        JsonObject header = token.header();
        if (header != null) {
            header(header);
        }
        JsonObject claims = token.claims();
        if (claims != null) {
            issuer(claims);
        }
        if (header != null && issuer != null) {
            key(header);
        }
        if (claims != null && issuer != null) {
            confirmation(claims);
            sections.addAll(new ClaimSections(issuer, claims, now).sections());
        }
        if (identity != null && issuer != null) {
            identity(identity, issuer);
        }
        return sections;
    }

    private ExplainSection add(String title, CheckStep step, boolean agrees) {
        ExplainSection section = new ExplainSection(title, step, agrees);
        sections.add(section);
        return section;
    }

    private void form(int length) {
        boolean readable = token.form() == null && token.header() != null && token.claims() != null;
        RejectionReason form = token.form();
        String found = form == null ? readable ? "three parts" : "three parts, but not of JSON objects" : form.text();
        add("form", CheckStep.SHAPE, readable)
                .row(
                        "expected",
                        "three parts, at most " + settings.settings().token().maxSize() + " characters")
                .row("found", found + ", " + length + " characters");
    }

    private void header(JsonObject header) {
        ExplainSection algorithm = add("algorithm (alg)", CheckStep.ALGORITHM, token.algorithm() == null);
        if (issuer != null) {
            algorithm.row("expected", allowed(issuer));
        }
        algorithm.row("found", ValueText.of(header.get("alg")));
        TokenSettings settingsOfToken = settings.settings().token();
        add("type (typ)", CheckStep.PARAMETERS, token.typeAccepted())
                .row("expected", settingsOfToken.type().map(ValueText::of).orElse("missing, \"JWT\" or \"at+jwt\""))
                .row("found", ValueText.of(header.get("typ")));
    }

    private String allowed(TrustedIssuer trusted) {
        List<String> names = trusted.issuer()
                .algorithms()
                .orElseGet(() -> token.keys().algorithms().stream()
                        .map(algorithm -> algorithm.headerName())
                        .collect(Collectors.toList()));
        return names.isEmpty() ? "any signature algorithm except HS" : ValueText.anyOf(names);
    }

    private void issuer(JsonObject claims) {
        String expected = issuers.stream()
                .map(each -> ExplainValues.ofSetting(
                        each, "issuer", ValueText.anyOf(each.issuer().issuers())))
                .distinct()
                .collect(Collectors.joining("; "));
        add("issuer (iss)", CheckStep.ISSUER, token.issuerFound())
                .row("expected", expected.isEmpty() ? "only that of the sessions" : expected)
                .row("found", ValueText.of(claims.get("iss")));
    }

    private void key(JsonObject header) {
        RejectionReason reason = token.signature();
        boolean keyFound = reason == null || reason.step() == CheckStep.SIGNATURE;
        ExplainSection key = add("key (kid)", CheckStep.KEY, keyFound);
        if (health != null) {
            health.failure().ifPresent(failure -> key.row("fetch", health.location() + " " + failure));
        }
        if (!token.keys().keys().isEmpty()) {
            key.row("expected", keys() + (health == null ? "" : ", from " + health.location()));
        }
        key.row("found", "kid " + ValueText.of(header.get("kid")) + ", alg " + ValueText.of(header.get("alg")));
        if (keyFound) {
            add("signature", CheckStep.SIGNATURE, reason == null)
                    .row("found", reason == null ? "valid" : "not valid with any of these keys");
        }
    }

    private String keys() {
        List<VerificationKey> known = token.keys().keys();
        String shown = known.stream().limit(MAX_KEYS).map(TokenSections::key).collect(Collectors.joining("; "));
        return known.size() > MAX_KEYS ? shown + " and " + (known.size() - MAX_KEYS) + " more" : shown;
    }

    private static String key(VerificationKey key) {
        String algorithms = key.algorithms().stream()
                .map(algorithm -> algorithm.headerName())
                .collect(Collectors.joining("|"));
        return "kid " + ValueText.of(key.keyId()) + ", alg " + algorithms + (key.isRevoked() ? ", REVOKED" : "");
    }

    private void confirmation(JsonObject claims) {
        boolean ignored = settings.settings().token().confirmation() == TokenSettings.Confirmation.IGNORE;
        if (token.senderConstrained()) {
            add("confirmation (cnf)", CheckStep.CONFIRMATION, ignored)
                    .row("expected", ignored ? "any (token.confirmation = ignore)" : "missing: a bearer token")
                    .row("found", claims.has("cnf") ? ValueText.of(claims.get("cnf")) : "typ \"DPoP\"");
        }
    }

    private void identity(IdentityExamination identity, TrustedIssuer trusted) {
        String claim = identity.nameClaim();
        String configured = String.join(", ", trusted.identity().principalClaims());
        String name = identity.name() == null ? "no valid name" : ValueText.of(identity.name());
        add("principal", CheckStep.PRINCIPAL, identity.name() != null)
                .row("found", name + (claim == null ? ", none of " + configured : ", from " + claim));
        String roles = identity.roles().entrySet().stream()
                .map(entry -> ExplainValues.roles(entry.getValue()) + " from " + entry.getKey())
                .collect(Collectors.joining("; "));
        add("roles", CheckStep.PRINCIPAL, true).row("found", roles);
    }
}
