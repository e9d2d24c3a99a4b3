package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.CheckStep;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.remedy.ValueText;
import io.github.jwtfilter.internal.verify.ClaimExamination;
import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sections of {@code explain} about the claims: dates, audience, and required and matched claims. */
final class ClaimSections {
    private static final String MATCH = "claims.match.";
    private static final String REQUIRED = "claims.required ";

    private final TrustedIssuer issuer;
    private final JsonObject claims;
    private final long now;
    private final List<ExplainSection> sections = new ArrayList<>();

    ClaimSections(TrustedIssuer issuer, JsonObject claims, long now) {
        this.issuer = issuer;
        this.claims = claims;
        this.now = now;
    }

    List<ExplainSection> sections() {
        new ClaimExamination(issuer, claims, now).run().forEach(this::add);
        return sections;
    }

    private void add(String check, @Nullable RejectionReason reason) {
        switch (check) {
            case "exp":
                date("expiry", check, "later than now", reason);
                break;
            case "nbf":
                date("not before", check, "not later than now", reason);
                break;
            case "iat":
                date("issued at", check, "not later than now", reason);
                break;
            case "audience":
                String claim = issuer.issuer().audienceClaim();
                section("audience (" + claim + ")", CheckStep.AUDIENCE, reason)
                        .row(
                                "expected",
                                ExplainValues.ofSetting(
                                        issuer, check, issuer.issuer().audiences()))
                        .row("found", ValueText.of(claims.get(claim)));
                break;
            case ClaimExamination.TYPES:
                types(reason);
                break;
            case "claims.max-age":
                age(check, reason);
                break;
            case "claims.max-lifetime":
                lifetime(check, reason);
                break;
            default:
                claim(check, reason);
        }
    }

    private ExplainSection section(String title, CheckStep step, @Nullable RejectionReason reason) {
        ExplainSection section = new ExplainSection(title, step, reason == null);
        sections.add(section);
        return section;
    }

    private void date(String title, String claim, String expected, @Nullable RejectionReason reason) {
        Object value = claims.get(claim);
        if (value != null || reason != null) {
            ClaimSettings settings = issuer.claims();
            section(title + " (" + claim + ")", CheckStep.DATES, reason)
                    .row("expected", expected + " (tolerance " + ValueText.duration(settings.clockSkew()) + ")")
                    .row("found", ValueText.date(value, now));
        }
    }

    private void types(@Nullable RejectionReason reason) {
        if (reason != null) {
            section("types of iss, jti, sub", CheckStep.CLAIMS, reason)
                    .row("expected", "strings; sub may be a number")
                    .row(
                            "found",
                            "iss " + ValueText.of(claims.get("iss")) + ", jti " + ValueText.of(claims.get("jti"))
                                    + ", sub " + ValueText.of(claims.get("sub")));
        }
    }

    private void age(String check, @Nullable RejectionReason reason) {
        String most = issuer.claims().maxAge().map(ValueText::duration).orElse("");
        section("age (" + check + ")", CheckStep.CLAIMS, reason)
                .row("expected", "issued at most " + most + " ago")
                .row("found", "iat " + ValueText.date(claims.get("iat"), now));
    }

    private void lifetime(String check, @Nullable RejectionReason reason) {
        String most = issuer.claims().maxLifetime().map(ValueText::duration).orElse("");
        Object issued = claims.get("iat");
        Object expiry = claims.get("exp");
        String found = issued instanceof Number && expiry instanceof Number
                ? ValueText.duration(Duration.ofSeconds(((Number) expiry).longValue() - ((Number) issued).longValue()))
                : "iat " + ValueText.of(issued);
        section("lifetime (" + check + ")", CheckStep.CLAIMS, reason)
                .row("expected", "at most " + most)
                .row("found", found);
    }

    private void claim(String check, @Nullable RejectionReason reason) {
        boolean required = check.startsWith(REQUIRED);
        String name = check.substring((required ? REQUIRED : MATCH).length());
        List<String> accepted = issuer.claims().match().getOrDefault(name, Collections.emptyList());
        section("claim " + name, CheckStep.CLAIMS, reason)
                .row("expected", required ? "any value" : ExplainValues.ofSetting(issuer, check, accepted))
                .row("found", ValueText.of(claims.get(name)));
    }
}
