package io.github.jwtfilter.internal.remedy;

import io.github.jwtfilter.CheckStep;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.settings.Catalog;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the reference page of the rejection reasons, in Markdown. */
final class RejectionReasonsPage {
    private static final String INTRODUCTION = """
        # Rejection reasons

        The log names the reason of each rejected request, and `explain` that of a token; the client sees the status and never the
        reason. [Logging](logging.md) describes the lines, and [Troubleshooting](troubleshooting.md) starts from the symptom.

        This page is generated from the code; a test fails if the two differ. The steps run in the order of this page, except that the access
        rule of the path is found before a token is read, the encoding of payload and signature is checked after the header, and, with one issuer in the
        settings, the key ID directly after the header, so that a token of another issuer has mostly the reason `unknown-key`. All other steps before the one that failed have passed. Each reason has its usual causes and,
        where these can be recognized in the token, the request or the settings, a list of the names with which `explain --json` reports them. A cause
        is listed under its most frequent reason.

        | reason | status | meaning |
        |---|---|---|
        """;

    private static final Pattern CODE = Pattern.compile(Arrays.stream(RejectionReasonsPage.words())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?<![\\w./-])((?:", ")(?: = [\\w-]+)?)(?![\\w-]|\\.\\w)")));

    /** The start of a placeholder such as {@code <tenant ID>}, which would be HTML. */
    private static final Pattern OUTSIDE_OF_CODE = Pattern.compile("<(?=[^`]*(?:`[^`]*`[^`]*)*$)");

    private RejectionReasonsPage() {}

    /** The keys of settings, the longest first, and other text of files and requests. */
    private static String[] words() {
        List<String> words = Catalog.keys().stream()
                .map(key -> key.name())
                .filter(name -> name.contains("."))
                .collect(Collectors.toList());
        words.addAll(List.of(
                "Authorization: Bearer",
                "X-Forwarded-Proto",
                "X-HTTP-Method-Override",
                "X-Amzn-Oidc-Accesstoken",
                "X-Amzn-Oidc-Data",
                "__Host-",
                "_method",
                "check --online",
                "date -u",
                "base64:",
                "issuers.<name>.issuer",
                "<issuer>/.well-known/openid-configuration",
                "keys.*",
                "x5t#S256"));
        words.sort((a, b) -> b.length() - a.length());
        return words.toArray(new String[0]);
    }

    static String render() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (RejectionReason reason : RejectionReason.values()) {
            page.append("| [`")
                    .append(reason.code())
                    .append("`](#")
                    .append(reason.code())
                    .append(") | ");
            page.append(reason.kind().status())
                    .append(" | ")
                    .append(text(reason.text()))
                    .append(" |\n");
        }
        for (CheckStep step : CheckStep.values()) {
            page.append("\n## Step: ").append(step.text()).append('\n');
            Arrays.stream(RejectionReason.values())
                    .filter(reason -> reason.step() == step)
                    .forEach(reason -> page.append(section(reason)));
        }
        return page.toString();
    }

    private static String section(RejectionReason reason) {
        ReasonHelp help = ReasonHelp.of(reason);
        String error = reason.kind().error();
        return "\n### " + reason.code() + "\n\n"
                + "Status " + reason.kind().status() + (error == null ? "" : ", `" + error + "`") + ": "
                + text(reason.text()) + ".\n\n"
                + "- **Symptom:** " + text(help.symptom()) + "\n"
                + "- **Cause:** " + text(help.cause()) + "\n"
                + "- **Remedy:** " + text(help.remedy()) + "\n" + causes(reason);
    }

    /** Returns the causes that are recognized, in the order in which they are listed in the code. */
    private static String causes(RejectionReason reason) {
        String causes = Causes.all().stream()
                .filter(cause -> cause.reason() == reason)
                .map(RejectionReasonsPage::item)
                .collect(Collectors.joining());
        return causes.isEmpty() ? "" : "\nCauses that `explain` and the log recognize:\n\n" + causes;
    }

    private static String item(Cause cause) {
        String line = cause.line().isEmpty() ? "" : " `" + withoutPlaceholders(cause.line()) + "`";
        return "- `" + cause.code() + "`: " + text(cause.text()) + " **Remedy:** "
                + text(withoutPlaceholders(cause.remedy())) + line + "\n";
    }

    private static String withoutPlaceholders(String text) {
        return text.replace("{issuer}", "")
                .replace("{name}", "<name>")
                .replace("{expected}", "...")
                .replace("{found}", "...");
    }

    private static String text(String plain) {
        String code = CODE.matcher(plain).replaceAll("`$1`").replace("|", "\\|");
        return OUTSIDE_OF_CODE.matcher(code).replaceAll("\\\\<");
    }
}
