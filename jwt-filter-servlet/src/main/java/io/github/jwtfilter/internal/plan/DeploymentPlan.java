package io.github.jwtfilter.internal.plan;

import io.github.jwtfilter.internal.descriptor.NamespaceFindings;
import io.github.jwtfilter.internal.descriptor.SecurityConstraint;
import io.github.jwtfilter.internal.descriptor.ServletNamespace;
import io.github.jwtfilter.internal.descriptor.WebXml;
import io.github.jwtfilter.internal.descriptor.WebXmlReader;
import io.github.jwtfilter.internal.path.WelcomeFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The changes that protect a web application which is not modified yet: the lines of {@code web.xml}, access rules in place
 * of its constraints, and a settings file.
 */
public final class DeploymentPlan {
    private final Application application;
    private final PlanOptions options;
    private final PlannedRules rules;
    private final FirstSettings settings;
    private final @Nullable ServletNamespace namespace;
    private final List<String> openPatterns;
    private final @Nullable DescriptorPatch patch;
    private final byte @Nullable [] descriptor;
    private final GuardLines.Version version;

    private DeploymentPlan(String name, Application application, PlanOptions options) throws UnplannableException {
        this.application = application;
        this.options = options;
        this.namespace = options.namespace() == null ? application.namespace() : options.namespace();
        this.rules = plan();
        this.settings = new FirstSettings(name, options.provider(), realm(), roles(), rules);
        this.openPatterns = options.keepConstraints() ? Collections.emptyList() : openPatterns();
        byte[] before = application.descriptorFile();
        DescriptorPatch edited = before == null ? null : DescriptorPatch.of(before);
        this.version = GuardLines.Version.of(application.descriptor(), edited != null && edited.hasDoctype());
        this.patch = edited;
        this.descriptor = namespace == null || isProtected() ? null : edit(namespace, edited);
        verify();
    }

    /**
     * Plans the protection of an application.
     *
     * @param name the name of the application for comments and messages
     * @param source its files
     * @param options the choices of the user
     * @return the plan
     * @throws UnplannableException if the application cannot be read
     */
    public static DeploymentPlan of(String name, WarSource source, PlanOptions options) throws UnplannableException {
        return new DeploymentPlan(name, Application.read(source), options);
    }

    private PlannedRules plan() {
        boolean deniesUncovered = application.descriptors().stream()
                .anyMatch(each -> each.security().deniesUncovered());
        ContainerRules container = new ContainerRules(application.constraints(), application.roles(), deniesUncovered);
        Set<String> files = application.files();
        ServedPaths served = new ServedPaths(files, application.servletPatterns(), application.frontControllers());
        StaticFiles staticFiles = new StaticFiles(files, application.welcomeFiles(), container, served);
        Collection<String> loginPages = options.keepConstraints() ? loginPages() : Collections.emptyList();
        return new RulePlanner(container, served, staticFiles).plan(loginPages);
    }

    /** Returns the paths of the container's login form, without their queries. */
    Set<String> loginPages() {
        Set<String> pages = new LinkedHashSet<>();
        WebXml webXml = application.descriptor();
        if (webXml != null) {
            pages.add(webXml.security().loginPage().replaceFirst("[?#].*", ""));
            pages.add(webXml.security().loginErrorPage().replaceFirst("[?#].*", ""));
            pages.remove("");
        }
        return pages;
    }

    private String realm() {
        WebXml webXml = application.descriptor();
        return webXml == null ? "" : webXml.security().realm();
    }

    /** Returns the roles in constraints, without those that cannot be written. */
    Set<String> roles() {
        Set<String> roles = new TreeSet<>();
        application.constraints().forEach(constraint -> {
            roles.addAll(constraint.roles());
            if (constraint.roles().contains("*")) {
                roles.addAll(application.roles());
            }
        });
        roles.removeAll(Arrays.asList("*", "**"));
        roles.removeIf(role -> !ContainerRules.isWritable(role));
        return roles;
    }

    /** Returns the patterns of constraints outside of {@code web.xml} that require a role. */
    private List<String> openPatterns() {
        Set<String> patterns = new LinkedHashSet<>();
        for (SecurityConstraint constraint : application.otherConstraints()) {
            if (constraint.isRestricted() && !constraint.roles().isEmpty()) {
                patterns.addAll(constraint.patterns());
            }
        }
        return new ArrayList<>(patterns);
    }

    private byte[] edit(ServletNamespace api, @Nullable DescriptorPatch edited) {
        GuardLines lines = new GuardLines(version, api, filterName());
        if (edited == null) {
            return DescriptorPatch.newDescriptor(api, lines, openPatterns);
        }
        edited.declare(lines).open(openPatterns);
        if (!options.keepConstraints()) {
            edited.remove(Arrays.asList("security-constraint", "login-config"));
        }
        return edited.patched();
    }

    private String filterName() {
        Set<String> taken = new TreeSet<>();
        application.descriptors().forEach(each -> each.filters().forEach(filter -> taken.add(filter.name())));
        String name = "jwt";
        for (int i = 2; taken.contains(name); i++) {
            name = "jwt-filter-" + i;
        }
        return name;
    }

    /** Parses the edited file again: the text and its declarations are found by different programs. */
    private void verify() throws UnplannableException {
        if (descriptor == null) {
            return;
        }
        try {
            WebXml after = WebXmlReader.read(new ByteArrayInputStream(descriptor));
            Set<String> ours = NamespaceFindings.named(after);
            boolean first = !after.mappings().isEmpty()
                    && ServletNamespace.filters()
                            .contains(after.classOf(after.mappings().get(0).filterName()));
            boolean constrained = after.security().constraints().stream().anyMatch(SecurityConstraint::isRestricted);
            if (ours.size() != 2 || !first || (constrained && !options.keepConstraints())) {
                throw new UnplannableException(
                        "WEB-INF/web.xml has a structure that is not edited reliably; add the lines of docs/web-xml.md by hand");
            }
        } catch (UnplannableException e) {
            throw e;
        } catch (IOException e) {
            throw new UnplannableException(
                    "WEB-INF/web.xml cannot be edited reliably; add the lines of docs/web-xml.md by hand");
        }
    }

    /** Returns whether the application declares or contains the filter already. */
    boolean isProtected() {
        WebXml webXml = application.descriptor();
        return !NamespaceFindings.named(webXml).isEmpty()
                || application.libraries().stream().anyMatch(name -> name.startsWith("jwt-filter-servlet-"));
    }

    /**
     * Returns the text of the plan.
     *
     * @return the plan for a terminal
     */
    public PlanText text() {
        return new PlanText(this);
    }

    /**
     * Writes the patched application. The original is not changed.
     *
     * @param directory the directory of the copy, which is created if it does not exist
     * @param jarName the name of the JAR of the filter
     * @param jar the JAR of the filter, or null to omit it
     * @return the lines that describe the copy
     * @throws UnplannableException if the application cannot be patched, or the copy exists
     * @throws IOException if the copy cannot be written
     */
    public List<String> write(Path directory, String jarName, byte @Nullable [] jar) throws IOException {
        return new PlannedCopy(this).write(directory, jarName, jar);
    }

    Application application() {
        return application;
    }

    PlanOptions options() {
        return options;
    }

    PlannedRules rules() {
        return rules;
    }

    FirstSettings settings() {
        return settings;
    }

    @Nullable
    ServletNamespace namespace() {
        return namespace;
    }

    /** Returns the changes of {@code web.xml}, or null if there is none or it cannot be changed. */
    @Nullable
    DescriptorPatch patch() {
        return descriptor == null ? null : patch;
    }

    /** Returns the new {@code web.xml}, or null if it cannot be changed. */
    byte @Nullable [] descriptor() {
        return descriptor == null ? null : descriptor.clone();
    }

    GuardLines.Version version() {
        return version;
    }

    /** Returns the patterns that constraints of fragments and annotations protect, and {@code web.xml} opens. */
    List<String> opened() {
        return Collections.unmodifiableList(openPatterns);
    }

    List<String> ruleFindings() {
        return settings.findings(new WelcomeFiles(application.welcomeFiles()), application.frontControllers());
    }
}
