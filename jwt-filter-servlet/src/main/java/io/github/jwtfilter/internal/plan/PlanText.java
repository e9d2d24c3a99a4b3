package io.github.jwtfilter.internal.plan;

import io.github.jwtfilter.internal.descriptor.ServletNamespace;
import io.github.jwtfilter.internal.descriptor.WebXml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The text of a plan: the verdict, the changes in their order, the points that need a decision, and facts. */
public final class PlanText {
    private final DeploymentPlan plan;
    private final List<String> findings;
    private final List<String> unknown;
    private final List<String> lines = new ArrayList<>();
    private int step;

    PlanText(DeploymentPlan plan) {
        this.plan = plan;
        PlanFindings found = new PlanFindings(plan);
        this.findings = found.findings();
        this.unknown = found.unknown();
    }

    /**
     * Returns whether a point of the application needs a decision.
     *
     * @return true if a part of the application may work differently, or may not be protected, after the changes
     */
    public boolean hasFindings() {
        return !findings.isEmpty();
    }

    /**
     * Returns the plan.
     *
     * @param name the name of the application
     * @param written lines about a copy with the changes, empty if there is none
     * @return lines
     */
    public List<String> lines(String name, Collection<String> written) {
        lines.clear();
        step = 0;
        lines.add(name + ": " + verdict());
        lines.addAll(written);
        if (plan.isProtected()) {
            section("Decide", findings);
            return lines;
        }
        jar();
        descriptor();
        settings();
        section(
                ++step + ". Check the result",
                Arrays.asList("java -jar jwt-filter-servlet-<version>-all.jar check " + name
                        + " lists what is still missing; --online also fetches the keys of the identity provider."));
        section("Decide", findings);
        section("Stricter than before", plan.rules().stricter());
        section("Application", new PlanFacts(plan).lines());
        section("Not determined", unknown);
        return lines;
    }

    private String verdict() {
        if (plan.isProtected()) {
            return "has the JwtFilter already; run check";
        }
        ServletNamespace namespace = plan.namespace();
        return (namespace == null ? "unknown Servlet API" : namespace.api()) + ", " + descriptorVersion() + "; "
                + count(plan.rules().size(), "access rule") + " in place of "
                + count(
                        plan.application().ownConstraints().size()
                                + plan.application().otherConstraints().size(),
                        "constraint")
                + "; " + count(findings.size(), "point") + " to decide, " + unknown.size() + " not determined";
    }

    private String descriptorVersion() {
        WebXml webXml = plan.application().descriptor();
        if (webXml == null) {
            return "no web.xml";
        }
        return "web.xml "
                + (webXml.version().isEmpty()
                        ? plan.version() == GuardLines.Version.DTD
                                ? "with a document type (2.3 or earlier)"
                                : "without a version"
                        : webXml.version());
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private void jar() {
        section(++step + ". Add the JAR", Arrays.asList("Copy jwt-filter-servlet-<version>-all.jar to WEB-INF/lib."));
    }

    private void descriptor() {
        DescriptorPatch patch = plan.patch();
        byte[] content = plan.descriptor();
        if (content == null) {
            section(
                    ++step + ". Change WEB-INF/web.xml",
                    Arrays.asList("The lines depend on the Servlet API: add --api javax or --api jakarta."));
        } else if (patch == null) {
            title(++step + ". Create WEB-INF/web.xml");
            verbatim(Arrays.asList(new String(content, StandardCharsets.UTF_8).split("\n")));
        } else {
            title(++step + ". Change WEB-INF/web.xml");
            lines.add("   Insert the filter and its listener after line " + patch.line()
                    + (plan.options().keepConstraints()
                                    || plan.application().ownConstraints().isEmpty()
                            ? "."
                            : ", and remove the constraints, which the rules below replace.")
                    + " As a patch:");
            verbatim(patch.diff());
        }
    }

    private void settings() {
        title(++step + ". Create WEB-INF/jwt-filter.properties");
        verbatim(plan.settings().lines());
    }

    private void title(String title) {
        lines.add("");
        lines.add(title);
    }

    /** Adds lines that are to be copied, without indentation. */
    private void verbatim(Collection<String> text) {
        lines.add("");
        lines.addAll(text);
    }

    private void section(String title, Collection<String> items) {
        if (items.isEmpty()) {
            return;
        }
        title(title);
        boolean numbered = Character.isDigit(title.charAt(0));
        items.forEach(item -> lines.add((numbered ? "   " : " - ") + item));
    }
}
