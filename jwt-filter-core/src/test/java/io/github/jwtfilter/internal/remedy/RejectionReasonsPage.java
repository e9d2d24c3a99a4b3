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
        rule of the path is found before a token is read. All steps before the one that failed have passed.

        | reason | status | meaning |
        |---|---|---|
        """;

    private static final Pattern CODE = Pattern.compile(Arrays.stream(RejectionReasonsPage.words())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?<![\\w./-])((?:", ")(?: = [\\w-]+)?)(?![\\w-]|\\.\\w)")));

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
                + "- **Remedy:** " + text(help.remedy()) + "\n";
    }

    private static String text(String plain) {
        return CODE.matcher(plain).replaceAll("`$1`").replace("|", "\\|");
    }
}
