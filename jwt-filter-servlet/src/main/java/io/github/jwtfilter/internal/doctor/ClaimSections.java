package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.CheckStep;
import io.github.jwtfilter.FailedCheck;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.verify.ClaimExamination;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sections of {@code explain} about the claims: dates, audience, and required and matched claims. */
final class ClaimSections {
    private final TrustedIssuer issuer;
    private final JsonObject claims;
    private final ClaimExamination examination;
    private final List<ExplainSection> sections = new ArrayList<>();

    ClaimSections(TrustedIssuer issuer, JsonObject claims, long now) {
        this.issuer = issuer;
        this.claims = claims;
        this.examination = new ClaimExamination(issuer, claims, now);
    }

    List<ExplainSection> sections() {
        examination.run().forEach(this::add);
        return sections;
    }

    private void add(String check, @Nullable RejectionReason reason) {
        FailedCheck values = examination.values(check);
        switch (check) {
            case "exp":
                addDate("expiry", values, reason);
                break;
            case "nbf":
                addDate("not before", values, reason);
                break;
            case "iat":
                addDate("issued at", values, reason);
                break;
            case ClaimExamination.AUDIENCE:
                add("audience (" + values.name() + ")", CheckStep.AUDIENCE, expected(check, values), values, reason);
                break;
            case ClaimExamination.TYPES:
                if (reason != null) {
                    add("type of " + values.name(), CheckStep.CLAIMS, values.expected(), values, reason);
                }
                break;
            case ClaimExamination.MAX_AGE:
                add("age (" + check + ")", CheckStep.CLAIMS, values.expected(), values, reason);
                break;
            case ClaimExamination.MAX_LIFETIME:
                add("lifetime (" + check + ")", CheckStep.CLAIMS, values.expected(), values, reason);
                break;
            default:
                add("claim " + values.name(), CheckStep.CLAIMS, expected(check, values), values, reason);
        }
    }

    private void addDate(String title, FailedCheck values, @Nullable RejectionReason reason) {
        if (claims.get(values.name()) != null || reason != null) {
            add(title + " (" + values.name() + ")", CheckStep.DATES, values.expected(), values, reason);
        }
    }

    private void add(
            String title, CheckStep step, String expected, FailedCheck values, @Nullable RejectionReason reason) {
        sections.add(new ExplainSection(title, step, reason == null)
                .row("expected", expected)
                .row("found", Objects.toString(values.found(), "")));
    }

    private String expected(String setting, FailedCheck values) {
        return ExplainValues.ofSetting(issuer, setting, values.expected());
    }
}
