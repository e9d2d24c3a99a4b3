package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.CheckStep;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.TokenLabel;
import io.github.jwtfilter.internal.pipeline.RequestExamination;
import io.github.jwtfilter.internal.remedy.ValueText;
import io.github.jwtfilter.internal.request.Connection;
import io.github.jwtfilter.internal.request.Origin;
import io.github.jwtfilter.settings.EffectiveSetting;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.TokenSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sections of {@code explain} about a request, in the order of the decision. */
final class RequestSections {
    private final LoadedSettings settings;
    private final DescribedRequest request;
    private final RequestExamination examination;
    private final @Nullable Rejection decided;
    private final List<ExplainSection> sections = new ArrayList<>();

    /** Creates the sections; {@code decided} is the rejection of the request, or null if it is accepted. */
    RequestSections(
            LoadedSettings settings,
            DescribedRequest request,
            RequestExamination examination,
            @Nullable Rejection decided) {
        this.settings = settings;
        this.request = request;
        this.examination = examination;
        this.decided = decided;
    }

    List<ExplainSection> sections() {
        Rejection rejection = examination.rejection();
        add("method and path", CheckStep.REQUEST, rejection == null)
                .row("found", ValueText.of(request.method() + " " + request.rawPath()));
        add("access rule", RejectionReason.ACCESS_DENIED.step(), examination.ruleRejection() == null)
                .row("found", rule());
        transport();
        origin();
        token();
        return sections;
    }

    private ExplainSection add(String title, CheckStep step, boolean agrees) {
        ExplainSection section = new ExplainSection(title, step, agrees);
        sections.add(section);
        return section;
    }

    /** Returns the key and the text of each rule, as it is written. */
    String rule() {
        List<String> rules = new ArrayList<>();
        for (String key : examination.rule().split(", ", -1)) {
            String text = settings.effective().stream()
                    .filter(row -> row.key().equals(key))
                    .map(EffectiveSetting::value)
                    .findFirst()
                    .orElse("");
            rules.add(text.isEmpty() ? key : key + " = " + text);
        }
        return String.join("; ", rules);
    }

    private void transport() {
        Connection connection = examination.connection();
        boolean required = settings.settings().transport().httpsRequired();
        boolean trusted = settings.settings().transport().trustedProxies().trusts(request.remoteAddress());
        String found = (connection.secure() ? "https" : "http") + " from " + ValueText.of(request.remoteAddress())
                + (trusted ? ", a trusted proxy" : ", not in proxy.trusted");
        add("transport", RejectionReason.PLAIN_HTTP.step(), examination.transport() == null)
                .row("expected", required ? "https, or this machine" : "http or https (https.required = false)")
                .row("found", found);
    }

    private void origin() {
        List<String> origins = request.headers("Origin");
        String own = examination.connection().ownOrigin().map(Origin::toString).orElse("unknown");
        ExplainSection section = add("origin (CSRF)", RejectionReason.CSRF.step(), examination.origin() == null);
        section.row("expected", own + " or one of csrf.trusted-origins, for requests with a cookie that change state")
                .row("found", origins.isEmpty() ? "no Origin" : ValueText.of(String.join(", ", origins)));
    }

    private void token() {
        TokenSettings token = settings.settings().token();
        boolean present = examination.presented().token().reason() == null;
        String places = "header " + token.header()
                + token.cookie().map(name -> " or cookie " + name).orElse("");
        String several = several();
        add(
                        "place of the token",
                        RejectionReason.NO_TOKEN.step(),
                        several == null && (present || examination.tokenIgnored()))
                .row("expected", examination.tokenIgnored() ? "none: the rule permits anyone" : places)
                .row("found", several != null ? several : present ? place() : "no token");
    }

    /** Returns the description of cookies none of which can be selected, or null. */
    private @Nullable String several() {
        Rejection rejection = decided;
        if (rejection == null || rejection.reason() != RejectionReason.SEVERAL_COOKIES) {
            return null;
        }
        TokenLabel users = rejection.token();
        return users == null ? "more cookies, or chunks, than are read" : "cookies with valid tokens of " + users;
    }

    private String place() {
        int values = examination.presented().candidates().size();
        return (examination.presented().isInCookie() ? "in the cookie" : "in the header")
                + (values == 0 ? "" : ", which has " + values + " different values");
    }
}
