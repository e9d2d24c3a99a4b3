package io.github.jwtfilter.internal.plan;

import io.github.jwtfilter.internal.descriptor.ServletNamespace;
import io.github.jwtfilter.internal.descriptor.WebXml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The text of a plan: the verdict, the changes in their order, the points that need a decision, and facts. */
public final class PlanText {
    private final DeploymentPlan plan;
    private final List<String> findings;
    private final List<String> unknown;
    private final List<PlanSection> sections = new ArrayList<>();
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
     * Returns the sections after the verdict.
     *
     * @param name the name of the application
     * @return the changes in their order, the points that need a decision, and facts
     */
    public List<PlanSection> sections(String name) {
        sections.clear();
        step = 0;
        if (plan.isProtected()) {
            list("Decide", findings);
            return Collections.unmodifiableList(sections);
        }
        text("Add the JAR", "Copy jwt-filter-servlet-<version>-all.jar to WEB-INF/lib.");
        descriptor();
        step(
                "Create WEB-INF/jwt-filter.properties",
                Collections.emptyList(),
                plan.settings().lines());
        text(
                "Check the result",
                "java -jar jwt-filter-servlet-<version>-all.jar check " + name
                        + " lists what is still missing; --online also fetches the keys of the identity provider.");
        list("Decide", findings);
        list("Stricter than before", plan.rules().stricter());
        list("Application", new PlanFacts(plan).lines());
        list("Not determined", unknown);
        return Collections.unmodifiableList(sections);
    }

    /**
     * Returns the verdict.
     *
     * @return one line: the API, the rules, and the number of open points
     */
    public String verdict() {
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

    private void descriptor() {
        DescriptorPatch patch = plan.patch();
        byte[] content = plan.descriptor();
        if (content == null) {
            text("Change WEB-INF/web.xml", "The lines depend on the Servlet API: add --api javax or --api jakarta.");
        } else if (patch == null) {
            step(
                    "Create WEB-INF/web.xml",
                    Collections.emptyList(),
                    Arrays.asList(new String(content, StandardCharsets.UTF_8).split("\n")));
        } else {
            boolean keep = plan.options().keepConstraints()
                    || plan.application().ownConstraints().isEmpty();
            String text = "Insert the filter and its listener after line " + patch.line()
                    + (keep ? "." : ", and remove the constraints, which the rules below replace.") + " As a patch:";
            step("Change WEB-INF/web.xml", Collections.singletonList(text), patch.diff());
        }
    }

    private void text(String title, String text) {
        step(title, Collections.singletonList(text), Collections.emptyList());
    }

    private void step(String title, Collection<String> paragraphs, Collection<String> verbatim) {
        sections.add(PlanSection.ofText(++step + ". " + title, paragraphs, verbatim));
    }

    private void list(String title, Collection<String> items) {
        if (!items.isEmpty()) {
            sections.add(PlanSection.ofList(title, items));
        }
    }
}
